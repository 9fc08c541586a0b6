package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.jid.Jid;
import java.util.List;

/**
 * A chat of the account under test.
 *
 * @param address as the account under test writes to it
 * @param others the numbers of the others in it
 */
record Chat(Jid address, List<String> others) {
    /** The chat with one person. */
    static Chat with(String number) {
        return new Chat(Jid.ofPhone(number), List.of(number));
    }

    boolean isGroup() {
        return address.isGroup();
    }
}
