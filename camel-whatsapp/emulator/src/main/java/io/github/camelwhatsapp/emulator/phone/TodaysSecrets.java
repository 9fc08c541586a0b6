package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of the messages that a phone knows, and what they open and seal: votes, and reactions where only administrators write. Used
 * on the phone's lane only. Source: multidevice-messaging.md section 5.2.
 */
final class TodaysSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(TodaysSecrets.class);
    private static final int KEPT = 2_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Secret> secrets = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Secret> eldest) {
            return size() > KEPT;
        }
    };

    /** What is added to a message. */
    enum Use {
        POLL_VOTE("Poll Vote", true),
        ENCRYPTED_REACTION("Enc Reaction", false);

        private final String label;
        private final boolean bound;

        /** @param bound whether target and actor are authenticated beside the ciphertext */
        Use(String label, boolean bound) {
            this.label = label;
            this.bound = bound;
        }
    }

    /** What was sealed. */
    record Sealed(byte[] iv, byte[] payload) {}

    private record Secret(byte[] bytes, List<Jid> author) {}

    /**
     * Keeps the secret of a message, if there is one in it.
     *
     * @param author who wrote it, in each form of the address
     */
    void keep(String id, Message message, List<Jid> author) {
        byte[] secret = message.getMessageContextInfo().getMessageSecret().toByteArray();
        if (secret.length > 0) {
            secrets.put(id, new Secret(secret, author));
        }
    }

    /**
     * Opens what was added to a message: senders differ in the form of the addresses that they put into the key, so all are tried.
     *
     * @param target the message that it was added to
     * @param actor who added it, in each form of the address
     * @return empty if it cannot be read
     */
    Optional<byte[]> open(Use use, String target, List<Jid> actor, Sealed sealed) {
        Secret secret = secrets.get(target);
        if (secret == null) {
            return Optional.empty();
        }
        for (Jid author : secret.author()) {
            for (Jid acting : actor) {
                try {
                    return Optional.of(cipher(use, secret, target, author, acting)
                            .open(sealed.iv(), associated(use, target, acting), sealed.payload()));
                } catch (CiphertextFormatException e) {
                    LOG.debug("{} was made with another form than {} by {}", use, author, acting);
                }
            }
        }
        return Optional.empty();
    }

    /** Seals what is added to a message, with the addresses in these forms; empty if its secret is not known. */
    Optional<Sealed> seal(Use use, String target, Jid author, Jid actor, byte[] plain) {
        Secret secret = secrets.get(target);
        if (secret == null) {
            return Optional.empty();
        }
        byte[] iv = new byte[AesGcm.IV_LENGTH];
        random.nextBytes(iv);
        return Optional.of(new Sealed(
                iv, cipher(use, secret, target, author, actor).seal(iv, associated(use, target, actor), plain)));
    }

    private static AesGcm cipher(Use use, Secret secret, String id, Jid author, Jid acting) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        for (String part :
                List.of(id, author.account().toString(), acting.account().toString(), use.label)) {
            info.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        }
        return new AesGcm(Hkdf.derive(secret.bytes(), info.toByteArray(), AesGcm.KEY_LENGTH));
    }

    private static byte[] associated(Use use, String id, Jid acting) {
        return use.bound ? (id + "\0" + acting.account()).getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
}
