package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group as the server describes it. Source: classic.md section 5.4, {@code sendGetGroupV2Info}; multidevice-messaging.md section 7.1.
 *
 * @param id its address
 * @param subject what it is called
 * @param creator who made it, if told
 * @param creation when it was made, if told
 * @param subjectChange when it was last named, if told
 * @param subjectAuthor who named it, if told
 * @param members who is in it, in the server's order
 * @param description what it is for, if it says so
 * @param settings how it is set, where the generation has that
 * @param notAdded who was to be in it when it was made and is not, with the reason; only in the answer to that
 */
public record Group(
        Party id,
        String subject,
        Optional<Party> creator,
        Optional<Instant> creation,
        Optional<Instant> subjectChange,
        Optional<Party> subjectAuthor,
        List<GroupMember> members,
        Optional<GroupDescription> description,
        Optional<GroupSettings> settings,
        Optional<List<PartyOutcome>> notAdded) {
    /** Copies the lists. */
    public Group {
        members = List.copyOf(members);
        notAdded = notAdded.map(List::copyOf);
    }

    /** A group without what only the newer generation tells. */
    public Group(
            Party id,
            String subject,
            Optional<Party> creator,
            Optional<Instant> creation,
            Optional<Instant> subjectChange,
            Optional<Party> subjectAuthor,
            List<GroupMember> members) {
        this(
                id,
                subject,
                creator,
                creation,
                subjectChange,
                subjectAuthor,
                members,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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
