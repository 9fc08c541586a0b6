package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.jid.Jid;
import java.util.Set;

/**
 * What a group allows, as far as it decides how messages are written and read. Source: multidevice-messaging.md sections 4.3, 5.1 and 7.1.
 *
 * @param announces whether only administrators write there: polls and reactions have forms of their own in such groups
 * @param administrators who may take back what others wrote, in the addresses of the group, without a device
 */
public record GroupRules(boolean announces, Set<Jid> administrators) {
    /** Of a chat that is no group, or of whose rules nothing is known: nobody is an administrator. */
    public static final GroupRules UNKNOWN = new GroupRules(false, Set.of());

    /** Copies the set. */
    public GroupRules {
        administrators = Set.copyOf(administrators);
    }
}
