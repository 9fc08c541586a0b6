package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * A user about whom something is asked: by address, or by phone number as a person writes it.
 *
 * @param jid under which address the answer is given; empty for a number without an account
 * @param account the account, if there is one
 * @param contact the number as it was asked, or an empty text
 */
record UsyncUser(Optional<Jid> jid, Optional<Account> account, String contact) {
    /** Reads {@code <user jid>} or {@code <user><contact>+34...</contact></user>}. */
    static UsyncUser of(Accounts accounts, Node user) {
        Optional<Jid> jid = user.attributes().jid("jid").map(Jid::account);
        if (jid.isPresent()) {
            return new UsyncUser(jid, accounts.byAddress(jid.get()), "");
        }
        String contact = user.child("contact").map(Node::text).orElse("");
        Optional<Account> account = accounts.find(digits(contact));
        return new UsyncUser(account.map(Account::jid), account, contact);
    }

    /** The digits of the number that was asked; empty if it was none. */
    String digits() {
        return digits(contact);
    }

    private static String digits(String contact) {
        return contact.startsWith("+") ? contact.substring(1).replace("@c.us", "") : "";
    }
}
