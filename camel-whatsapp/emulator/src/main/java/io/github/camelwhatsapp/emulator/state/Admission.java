package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.util.Optional;

/**
 * Whether somebody can be put into a group: 404 without an account, 401 for who has shut the other out, 403 for whose settings do not allow
 * it, 409 for a member, 200 otherwise. The last two are of linked devices only. Used on the lane only. Source:
 * multidevice-messaging.md sections 7.2 and 9.4.
 */
final class Admission {
    private static final int DONE = 200;
    private static final String CATEGORY = "groupadd";

    private Admission() {}

    static int code(Accounts accounts, Actor by, Group group, Jid person) {
        Optional<Account> account = accounts.find(person.user());
        if (account.isEmpty()) {
            return Refusal.UNKNOWN_RECIPIENT.code();
        }
        if (account.get().blocks(by.account().jid())) {
            return Refusal.NOT_PERMITTED.code();
        }
        if (by.device().isEmpty()) {
            return DONE;
        }
        if (group.hasMember(person)) {
            return Refusal.CONFLICT.code();
        }
        return Showing.isVisible(account.get(), by.account(), CATEGORY) ? DONE : Refusal.NOT_A_MEMBER.code();
    }
}
