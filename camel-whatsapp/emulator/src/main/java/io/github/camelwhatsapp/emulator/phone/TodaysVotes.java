package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of the polls that a phone knows, and the votes that they open and seal. Used on the phone's lane only. Source:
 * multidevice-messaging.md section 5.2.
 */
final class TodaysVotes {
    private static final Logger LOG = LoggerFactory.getLogger(TodaysVotes.class);
    private static final int KEPT = 1_000;
    private static final String USE_CASE = "Poll Vote";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Secret> secrets = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Secret> eldest) {
            return size() > KEPT;
        }
    };

    private record Secret(byte[] bytes, List<Jid> author) {}

    /**
     * Keeps the secret of a poll.
     *
     * @param author who asks, in each form of the address
     */
    void keep(String id, Message poll, List<Jid> author) {
        byte[] secret = poll.getMessageContextInfo().getMessageSecret().toByteArray();
        if (secret.length > 0) {
            secrets.put(id, new Secret(secret, author));
        }
    }

    /**
     * Opens a vote: senders differ in the form of the addresses that they put into the key, so all are tried.
     *
     * @param voter who votes, in each form of the address
     * @return the answers of these that were chosen; empty if the vote cannot be read
     */
    Optional<List<String>> open(Message.PollUpdateMessage update, List<Jid> voter, List<String> options) {
        String id = update.getPollCreationMessageKey().getId();
        Secret secret = secrets.get(id);
        if (secret == null) {
            return Optional.empty();
        }
        for (Jid author : secret.author()) {
            for (Jid acting : voter) {
                try {
                    byte[] plain = cipher(secret, id, author, acting)
                            .open(
                                    update.getVote().getEncIv().toByteArray(),
                                    associated(id, acting),
                                    update.getVote().getEncPayload().toByteArray());
                    return Optional.of(names(Message.PollVoteMessage.parseFrom(plain), options));
                } catch (CiphertextFormatException | InvalidProtocolBufferException e) {
                    LOG.debug("A vote was made with another form than {} by {}", author, acting);
                }
            }
        }
        return Optional.empty();
    }

    /** Seals a vote in a poll whose secret is known, with the addresses in these forms. */
    Optional<Message.PollEncValue> seal(String id, Jid author, Jid voter, List<String> chosen) {
        Secret secret = secrets.get(id);
        if (secret == null) {
            return Optional.empty();
        }
        Message.PollVoteMessage.Builder vote = Message.PollVoteMessage.newBuilder();
        chosen.forEach(option -> vote.addSelectedOptions(ByteString.copyFrom(hash(option))));
        byte[] iv = new byte[AesGcm.IV_LENGTH];
        random.nextBytes(iv);
        byte[] sealed = cipher(secret, id, author, voter)
                .seal(iv, associated(id, voter), vote.build().toByteArray());
        return Optional.of(Message.PollEncValue.newBuilder()
                .setEncPayload(ByteString.copyFrom(sealed))
                .setEncIv(ByteString.copyFrom(iv))
                .build());
    }

    private static List<String> names(Message.PollVoteMessage vote, List<String> options) {
        return options.stream()
                .filter(option -> vote.getSelectedOptionsList().stream()
                        .anyMatch(chosen -> Arrays.equals(chosen.toByteArray(), hash(option))))
                .toList();
    }

    private static AesGcm cipher(Secret secret, String id, Jid author, Jid acting) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        for (String part :
                List.of(id, author.account().toString(), acting.account().toString(), USE_CASE)) {
            info.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        }
        return new AesGcm(Hkdf.derive(secret.bytes(), info.toByteArray(), AesGcm.KEY_LENGTH));
    }

    private static byte[] associated(String id, Jid acting) {
        return (id + "\0" + acting.account()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hash(String option) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(option.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
