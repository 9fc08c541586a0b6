package io.github.camelwhatsapp.emulator.web;

import java.util.List;
import java.util.Optional;

/**
 * What the page must know of the server: whom a phone can write to, and what they are called. Read often and by several
 * threads; an implementation answers at once.
 */
public interface PhoneDirectory {
    /** All accounts, those of played phones included. */
    List<Account> accounts();

    /** All groups. */
    List<Group> groups();

    /** What the account with this number calls itself, or the subject of the group with this id; empty when there is none. */
    Optional<String> nameOf(String numberOrGroup);

    /**
     * Somebody who can be written to.
     *
     * @param number digits with the country code
     * @param name what they call themselves; the number if they do not
     * @param connected whether they are connected now
     */
    record Account(String number, String name, boolean connected) {}

    /**
     * A group.
     *
     * @param id its id without the server part, such as {@code 34600000001-1400000000}
     * @param subject its subject
     * @param members the numbers of its members
     */
    record Group(String id, String subject, List<String> members) {
        /** Copies the list. */
        public Group {
            members = List.copyOf(members);
        }
    }
}
