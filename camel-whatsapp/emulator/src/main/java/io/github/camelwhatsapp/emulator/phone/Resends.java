package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.emulator.endpoint.Arrival;
import io.github.camelwhatsapp.emulator.endpoint.Letter;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageKey;
import io.github.camelwhatsapp.proto.WebMessageInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Messages that a phone hands on to a linked device that got none of their content and asks for it. Used on the phone's lane only. Source:
 * multidevice-messaging.md section 4.5.
 */
final class Resends {
    private static final int KEPT = 2_000;

    private final BiFunction<Jid, Jid, Jid> forms;
    private final Map<String, WebMessageInfo> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WebMessageInfo> eldest) {
            return size() > KEPT;
        }
    };

    /** @param forms gives the address of a person (the second) that is used in a chat (the first) */
    Resends(BiFunction<Jid, Jid, Jid> forms) {
        this.forms = forms;
    }

    /** Keeps a message that came. */
    void keep(Arrival arrival) {
        MessageKey.Builder key = key(arrival.chat(), arrival.id()).setFromMe(arrival.own());
        if (arrival.chat().isGroup() && !arrival.own()) {
            key.setParticipant(forms.apply(arrival.chat(), arrival.author()).toString());
        }
        keep(key, arrival.message(), arrival.at());
    }

    /** Keeps a message that goes. */
    void keep(Letter letter, Instant at) {
        keep(key(letter.chat(), letter.id()).setFromMe(true), letter.message(), at);
    }

    /** What a message says that came or went; empty if it is not kept, or no longer. */
    Optional<Message> message(String id) {
        return Optional.ofNullable(kept.get(id)).map(WebMessageInfo::getMessage);
    }

    /** Whether a message asks for others. */
    static boolean isRequest(Message message) {
        return message.getProtocolMessage().getPeerDataOperationRequestMessage().getPeerDataOperationRequestType()
                == Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND;
    }

    /** The answer to a request: those of the messages that are there; empty if it has none of them. */
    Optional<Message> answer(Arrival request) {
        Message.PeerDataOperationRequestResponseMessage.Builder response =
                Message.PeerDataOperationRequestResponseMessage.newBuilder()
                        .setPeerDataOperationRequestType(
                                Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND)
                        .setStanzaId(request.id());
        request.message()
                .getProtocolMessage()
                .getPeerDataOperationRequestMessage()
                .getPlaceholderMessageResendRequestList()
                .forEach(wanted -> Optional.ofNullable(
                                kept.get(wanted.getMessageKey().getId()))
                        .ifPresent(info -> response.addPeerDataOperationResultBuilder()
                                .getPlaceholderMessageResendResponseBuilder()
                                .setWebMessageInfoBytes(info.toByteString())));
        return response.getPeerDataOperationResultCount() == 0
                ? Optional.empty()
                : Optional.of(Message.newBuilder()
                        .setProtocolMessage(Message.ProtocolMessage.newBuilder()
                                .setType(Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE)
                                .setPeerDataOperationRequestResponseMessage(response))
                        .build());
    }

    private MessageKey.Builder key(Jid chat, String id) {
        return MessageKey.newBuilder()
                .setRemoteJid(forms.apply(chat, chat).toString())
                .setId(id);
    }

    private void keep(MessageKey.Builder key, Message message, Instant at) {
        ByteString secret = message.getMessageContextInfo().getMessageSecret();
        kept.put(
                key.getId(),
                WebMessageInfo.newBuilder()
                        .setKey(key)
                        .setMessage(message)
                        .setMessageTimestamp(at.getEpochSecond())
                        .setMessageSecret(secret)
                        .build());
    }
}
