package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.emulator.phone.TodaysSecrets.Sealed;
import io.github.camelwhatsapp.emulator.phone.TodaysSecrets.Use;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reactions where only administrators write: sealed with the secret of the message, so that the others do not see who reacted how. Used on
 * the phone's lane only. Source: multidevice-messaging.md sections 5.1 and 5.2.
 */
final class TodaysSealedReactions {
    private final TodaysSecrets secrets;

    TodaysSealedReactions(TodaysSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The emoji of a reaction, empty text if it is taken back.
     *
     * @param actor who reacts, in each form of the address
     * @return empty if it cannot be read
     */
    Optional<String> open(Message.EncReactionMessage reaction, List<Jid> actor) {
        return secrets.open(
                        Use.ENCRYPTED_REACTION,
                        reaction.getTargetMessageKey().getId(),
                        actor,
                        new Sealed(
                                reaction.getEncIv().toByteArray(),
                                reaction.getEncPayload().toByteArray()))
                .flatMap(TodaysSealedReactions::emoji);
    }

    /** Seals a reaction, with the addresses in these forms; empty if the message's secret is not known. */
    Optional<Message> seal(MessageKey target, Jid author, Jid actor, String emoji, Instant now) {
        byte[] plain = Message.ReactionMessage.newBuilder()
                .setText(emoji)
                .setSenderTimestampMs(now.toEpochMilli())
                .build()
                .toByteArray();
        return secrets.seal(Use.ENCRYPTED_REACTION, target.getId(), author, actor, plain)
                .map(made -> Message.newBuilder()
                        .setEncReactionMessage(Message.EncReactionMessage.newBuilder()
                                .setTargetMessageKey(target)
                                .setEncIv(ByteString.copyFrom(made.iv()))
                                .setEncPayload(ByteString.copyFrom(made.payload())))
                        .build());
    }

    private static Optional<String> emoji(byte[] plain) {
        try {
            return Optional.of(Message.ReactionMessage.parseFrom(plain).getText());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
