package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.jid.Jid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Seals what is added to an earlier message, such as a vote, with the secret that came in that message: the server and who joined later
 * cannot read it. Source: multidevice-messaging.md section 5.2.
 */
public final class MessageSecrets {
    /** Bytes of a message's secret. */
    public static final int LENGTH = 32;

    private static final byte[] NOTHING = {};

    private MessageSecrets() {}

    /** What is sealed; each has keys of its own. */
    public enum Use {
        /** A vote in a poll. */
        POLL_VOTE("Poll Vote", true),
        /** Whether somebody comes. */
        EVENT_RESPONSE("Event Response", true),
        /** A reaction where reactions are hidden. */
        ENCRYPTED_REACTION("Enc Reaction", false),
        /** A comment. */
        ENCRYPTED_COMMENT("Enc Comment", false),
        /** Other words for a message. */
        MESSAGE_EDIT("Message Edit", false),
        /** Another date or place. */
        EVENT_EDIT("Event Edit", false),
        /** Another question. */
        POLL_EDIT("Poll Edit", false),
        /** One more answer to choose. */
        POLL_ADD_OPTION("Poll Add Option", false);

        private final String label;
        private final boolean bound;

        Use(String label, boolean bound) {
            this.label = label;
            this.bound = bound;
        }

        /** The name that goes into the key. */
        public String label() {
            return label;
        }
    }

    /**
     * What was sealed.
     *
     * @param iv 12 bytes
     * @param payload ciphertext and tag
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Sealed(byte[] iv, byte[] payload) {
        /** Shows lengths only. */
        @Override
        public String toString() {
            return "Sealed[" + payload.length + " bytes]";
        }
    }

    /**
     * The key for one use, target and actor: 32 bytes.
     *
     * @param secret of the target message, 32 bytes
     * @param target the id of the target message
     * @param author who wrote the target, without a device
     * @param actor who adds to it, without a device
     */
    public static byte[] key(Use use, byte[] secret, String target, Jid author, Jid actor) {
        String info = target + author.account() + actor.account() + use.label;
        return Hkdf.derive(secret, info.getBytes(StandardCharsets.UTF_8), AesGcm.KEY_LENGTH);
    }

    /** What is authenticated beside the ciphertext: target and actor for votes and responses, nothing for the others. */
    public static byte[] associated(Use use, String target, Jid actor) {
        return use.bound ? (target + '\0' + actor.account()).getBytes(StandardCharsets.UTF_8) : NOTHING;
    }

    /**
     * Seals what this account adds.
     *
     * @param iv 12 bytes, fresh
     */
    public static Sealed seal(
            Use use, byte[] secret, String target, Jid author, Jid actor, byte[] iv, byte[] plaintext) {
        AesGcm cipher = new AesGcm(key(use, secret, target, author, actor));
        try {
            return new Sealed(iv, cipher.seal(iv, associated(use, target, actor), plaintext));
        } finally {
            cipher.destroy();
        }
    }

    /**
     * Opens what somebody added. While people move from phone numbers to hidden addresses nobody knows which form a sender used: each
     * combination is tried.
     *
     * @param authors the addresses of who wrote the target, the likeliest first
     * @param actors the addresses of who added to it, the likeliest first
     * @return the plaintext; empty if it was not sealed with this secret for them
     */
    public static Optional<byte[]> open(
            Use use, byte[] secret, String target, List<Jid> authors, List<Jid> actors, Sealed sealed) {
        if (sealed.iv().length != AesGcm.IV_LENGTH || secret.length != LENGTH) {
            return Optional.empty();
        }
        for (Jid author : authors) {
            for (Jid actor : actors) {
                Optional<byte[]> opened = open(use, secret, target, author, actor, sealed);
                if (opened.isPresent()) {
                    return opened;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> open(Use use, byte[] secret, String target, Jid author, Jid actor, Sealed sealed) {
        AesGcm cipher = new AesGcm(key(use, secret, target, author, actor));
        try {
            return Optional.of(cipher.open(sealed.iv(), associated(use, target, actor), sealed.payload()));
        } catch (CiphertextFormatException e) {
            return Optional.empty();
        } finally {
            cipher.destroy();
        }
    }
}
