package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the tokens by which an account says that it knows somebody, and brings them to their devices. How the real tokens are made is not
 * known; these are hashes. Source for the shapes: multidevice-messaging.md section 8.
 */
public final class TrustedContacts {
    private static final String TYPE = "trusted_contact";

    private TrustedContacts() {}

    static Node issue(DeviceSession session, Node iq, Node tokens) {
        for (Node token : tokens.children()) {
            Optional<Account> to = session.state()
                    .accounts()
                    .byAddress(token.attributes().requireJid("jid").account());
            if (!token.attributes().is("type", TYPE) || to.isEmpty()) {
                return IqAnswers.error(iq, IqError.BAD_REQUEST);
            }
            bring(
                    session.state(),
                    session.account(),
                    to.get(),
                    token.attributes().requireInstant("t"));
        }
        return IqAnswers.result(iq);
    }

    /**
     * Gives somebody the token of an account.
     *
     * @param time as of when
     */
    public static void bring(ServerState state, Account from, Account to, Instant time) {
        String at = Long.toString(time.getEpochSecond());
        byte[] token = token(from.lid(), to.lid(), at);
        to.trust().given(from.number(), token, time);
        Node made = Node.builder("tokens")
                .child(Node.builder("token")
                        .attribute("jid", to.jid())
                        .attribute("t", at)
                        .attribute("type", TYPE)
                        .data(token)
                        .build())
                .build();
        for (Device device : to.linked().reachable()) {
            if (device.mailbox().hasRoom()) {
                state.notifier()
                        .tell(
                                device.mailbox(),
                                Node.builder("notification")
                                        .attribute("from", from.jid())
                                        .attribute("sender_lid", from.lid())
                                        .attribute("type", "privacy_token"),
                                made);
            }
        }
    }

    private static byte[] token(Jid from, Jid to, String at) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("token " + from + " " + to + " " + at).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
