package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.emulator.phone.TodaysSecrets.Sealed;
import io.github.camelwhatsapp.emulator.phone.TodaysSecrets.Use;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The votes in the polls that a phone knows. Used on the phone's lane only. Source: multidevice-messaging.md section 5.2. */
final class TodaysVotes {
    private final TodaysSecrets secrets;

    TodaysVotes(TodaysSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Opens a vote.
     *
     * @param voter who votes, in each form of the address
     * @return the answers of these that were chosen; empty if the vote cannot be read
     */
    Optional<List<String>> open(Message.PollUpdateMessage update, List<Jid> voter, List<String> options) {
        Message.PollEncValue vote = update.getVote();
        return secrets.open(
                        Use.POLL_VOTE,
                        update.getPollCreationMessageKey().getId(),
                        voter,
                        new Sealed(
                                vote.getEncIv().toByteArray(),
                                vote.getEncPayload().toByteArray()))
                .flatMap(plain -> names(plain, options));
    }

    /** Seals a vote in a poll whose secret is known, with the addresses in these forms. */
    Optional<Message.PollEncValue> seal(String id, Jid author, Jid voter, List<String> chosen) {
        Message.PollVoteMessage.Builder vote = Message.PollVoteMessage.newBuilder();
        chosen.forEach(option -> vote.addSelectedOptions(ByteString.copyFrom(hash(option))));
        return secrets.seal(Use.POLL_VOTE, id, author, voter, vote.build().toByteArray())
                .map(made -> Message.PollEncValue.newBuilder()
                        .setEncPayload(ByteString.copyFrom(made.payload()))
                        .setEncIv(ByteString.copyFrom(made.iv()))
                        .build());
    }

    private static Optional<List<String>> names(byte[] plain, List<String> options) {
        try {
            Message.PollVoteMessage vote = Message.PollVoteMessage.parseFrom(plain);
            return Optional.of(options.stream()
                    .filter(option -> vote.getSelectedOptionsList().stream()
                            .anyMatch(chosen -> Arrays.equals(chosen.toByteArray(), hash(option))))
                    .toList());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static byte[] hash(String option) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(option.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
