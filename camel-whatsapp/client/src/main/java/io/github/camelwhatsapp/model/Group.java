package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group as the server describes it. Source: classic.md section 5.4, {@code sendGetGroupV2Info}.
 *
 * @param id its address
 * @param subject what it is called
 * @param creator who made it, if told
 * @param creation when it was made, if told
 * @param subjectChange when it was last named, if told
 * @param subjectAuthor who named it, if told
 * @param members who is in it, in the server's order
 */
public record Group(
        Party id,
        String subject,
        Optional<Party> creator,
        Optional<Instant> creation,
        Optional<Instant> subjectChange,
        Optional<Party> subjectAuthor,
        List<GroupMember> members) {
    /** Copies the members. */
    public Group {
        members = List.copyOf(members);
    }

    /** Those who are in it. */
    public List<Party> participants() {
        return members.stream().map(GroupMember::party).toList();
    }

    /** Those who may change it. */
    public List<Party> admins() {
        return members.stream()
                .filter(GroupMember::admin)
                .map(GroupMember::party)
                .toList();
    }
}
