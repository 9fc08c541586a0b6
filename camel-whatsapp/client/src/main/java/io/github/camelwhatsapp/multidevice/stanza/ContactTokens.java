package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.store.ContactTokenStore.Token;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;

/** The tokens by which contacts say that they know us. Source: multidevice-messaging.md section 8. */
public final class ContactTokens {
    private static final String TYPE = "trusted_contact";
    private static final long BUCKET_SECONDS = 604_800;
    private static final long BUCKETS_VALID = 3;
    private static final int LONGEST = 1_024;

    private ContactTokens() {}

    /** Keeps the token in a notification of the type {@code privacy_token}; does nothing with any other, or with one without a time. */
    static void keep(Transaction transaction, Node notification) {
        if (!notification.attributes().is("type", "privacy_token")) {
            return;
        }
        Jid from = notification.attributes().jid("sender_lid").orElseGet(() -> notification
                .attributes()
                .requireJid("from"));
        String name = SignalNames.name(transaction.addresses().resolved(from.account()));
        notification.child("tokens").stream()
                .flatMap(tokens -> tokens.children().stream())
                .filter(token -> token.is("token") && token.attributes().is("type", TYPE))
                .forEach(token -> read(token)
                        .ifPresent(kept -> transaction.contactTokens().put(name, kept)));
    }

    /** The token that somebody gave us, if it still counts. */
    public static Optional<byte[]> valid(Transaction transaction, Jid person, Instant now) {
        String name = SignalNames.name(transaction.addresses().resolved(person.account()));
        return transaction
                .contactTokens()
                .find(name)
                .filter(token -> !isExpired(token.at(), now))
                .map(Token::bytes);
    }

    /** Whether a token of then does not count any more: it counts in the week in which it was made and the three after. */
    static boolean isExpired(Instant at, Instant now) {
        long oldest = (Math.floorDiv(now.getEpochSecond(), BUCKET_SECONDS) - BUCKETS_VALID) * BUCKET_SECONDS;
        return at.getEpochSecond() < oldest;
    }

    /** Gives somebody our token, which the server makes: {@code <tokens><token jid t type/></tokens>}. */
    public static Node issue(String id, Jid person, Instant at) {
        return Iqs.request(
                id,
                "set",
                "privacy",
                Node.builder("tokens")
                        .child(Node.builder("token")
                                .attribute("jid", person)
                                .attribute("t", Long.toString(at.getEpochSecond()))
                                .attribute("type", TYPE)
                                .build())
                        .build());
    }

    private static Optional<Token> read(Node token) {
        byte[] bytes = token.dataBytes();
        return bytes.length == 0 || bytes.length > LONGEST
                ? Optional.empty()
                : token.attributes().instant("t").map(at -> new Token(bytes, at));
    }
}
