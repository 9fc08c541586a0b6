package io.github.camelwhatsapp.model;

import java.util.List;

/**
 * Who sees the statuses that an account posts. Source: multidevice-messaging.md section 9.4.
 *
 * @param audience all contacts, contacts but for those on the list, or those on the list
 * @param people those on the list
 */
public record StatusAudience(PrivacyAudience audience, List<Party> people) {
    /** Copies the list. */
    public StatusAudience {
        people = List.copyOf(people);
    }
}
