package io.github.camelwhatsapp.emulator.phone;

import java.util.List;

/**
 * A group as one of its members sees it.
 *
 * @param id its id, which names its chat
 * @param subject what it is called
 * @param hidden whether its members are addressed by hidden ids
 * @param members who is in it
 */
public record PhoneGroup(String id, String subject, boolean hidden, List<Member> members) {
    /** Copies the list. */
    public PhoneGroup {
        members = List.copyOf(members);
    }

    /**
     * Somebody in a group.
     *
     * @param number the number; empty if only the hidden id is known
     * @param admin whether they are an administrator
     */
    public record Member(String number, boolean admin) {}
}
