package io.github.camelwhatsapp.multidevice.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageKey;
import io.github.camelwhatsapp.proto.WebMessageInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message that the phone of our own account hands on because this device got no content of it. Source: multidevice-messaging.md section
 * 4.5.
 *
 * @param arrival its outside, as the phone tells it
 * @param message what it says
 */
record HandedOn(Arrival arrival, Message message) {
    private static final Logger LOG = LoggerFactory.getLogger(HandedOn.class);
    private static final long LAST_SECOND = 253_402_300_799L;

    /**
     * Reads an answer of the phone.
     *
     * @param from the message that it came in
     */
    static List<HandedOn> in(Arrival from, Message.ProtocolMessage answer, OwnDevice self) {
        List<HandedOn> all = new ArrayList<>();
        if (from.sender().device() == 0) {
            answer.getPeerDataOperationRequestResponseMessage()
                    .getPeerDataOperationResultList()
                    .forEach(result -> {
                        try {
                            WebMessageInfo info = WebMessageInfo.parseFrom(
                                    result.getPlaceholderMessageResendResponse().getWebMessageInfoBytes());
                            if (info.hasMessage() && info.hasKey()) {
                                all.add(new HandedOn(outside(from, info, self), info.getMessage()));
                            }
                        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
                            LOG.warn("What the phone hands on cannot be read: {}", e.getMessage());
                        }
                    });
        }
        return all;
    }

    private static Arrival outside(Arrival from, WebMessageInfo info, OwnDevice self) {
        MessageKey key = info.getKey();
        Jid chat = Jid.parse(key.getRemoteJid()).account();
        Jid author = key.getFromMe()
                ? (chat.isPhone() ? self.phone().account() : self.resolved().account())
                : author(chat, info);
        long seconds = Math.max(0, Math.min(LAST_SECOND, info.getMessageTimestamp()));
        return new Arrival(
                from.stanza(), key.getId(), Instant.ofEpochSecond(seconds), chat, author, key.getFromMe(), List.of());
    }

    private static Jid author(Jid chat, WebMessageInfo info) {
        if (!chat.isGroup() && !chat.isBroadcast()) {
            return chat;
        }
        String participant = info.getKey().hasParticipant() ? info.getKey().getParticipant() : info.getParticipant();
        return Jid.parse(participant);
    }
}
