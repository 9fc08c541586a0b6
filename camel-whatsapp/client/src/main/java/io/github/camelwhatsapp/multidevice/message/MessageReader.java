package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.Message.ProtocolMessage;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is inside of an encrypted message. Whatever its sender wrote, the outcome is a content, at the least an unknown one with its
 * bytes. Stateless; safe for use by several threads. Source: multidevice-messaging.md sections 4.3 and 5.
 */
public final class MessageReader {
    /** More bytes than this are no message: media are not in it. */
    public static final int LARGEST = 4 << 20;

    private static final Set<ProtocolMessage.Type> FOR_DEVICES = Set.of(
            ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
            ProtocolMessage.Type.APP_STATE_SYNC_KEY_SHARE,
            ProtocolMessage.Type.APP_STATE_SYNC_KEY_REQUEST,
            ProtocolMessage.Type.MSG_FANOUT_BACKFILL_REQUEST,
            ProtocolMessage.Type.INITIAL_SECURITY_NOTIFICATION_SETTING_SYNC,
            ProtocolMessage.Type.APP_STATE_FATAL_EXCEPTION_NOTIFICATION,
            ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_MESSAGE,
            ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
            ProtocolMessage.Type.LID_MIGRATION_MAPPING_SYNC);

    private MessageReader() {}

    /**
     * Decodes a message.
     *
     * @param unpadded its bytes without the padding
     * @throws MessageFormatException if they are no message, or too many
     */
    public static Message decode(byte[] unpadded) {
        if (unpadded.length > LARGEST) {
            throw new MessageFormatException("A message has " + unpadded.length + " bytes, allowed are " + LARGEST);
        }
        try {
            return Message.parseFrom(unpadded);
        } catch (InvalidProtocolBufferException e) {
            throw new MessageFormatException("The " + unpadded.length + " bytes are no message", e);
        }
    }

    /**
     * Reads a message.
     *
     * @param author who wrote it, on the wire, with or without a device
     * @param view the chat that it belongs to
     * @param known finds what was kept of earlier messages, for votes and the like
     * @throws MessageFormatException if it is wrapped so often that nobody could have meant it
     */
    public static ReadMessage read(Message message, Jid author, ChatView view, KnownMessages known) {
        Wrappers.Unwrapped unwrapped = Wrappers.unwrap(message, view.isOwn(author));
        Message inside = unwrapped.message();
        if (isForDevices(inside)) {
            return new ReadMessage.ForDevices(inside.getProtocolMessage());
        }
        Source source = new Source(inside, unwrapped.info(), author.account(), view, known);
        return ContentTable.read(source)
                .<ReadMessage>map(content -> new ReadMessage.Said(
                        content, ContextInfos.read(source, unwrapped.viewOnce()), secret(unwrapped)))
                .orElseGet(ReadMessage.Nothing::new);
    }

    /** Type 0, a revocation, is also what is read when there is none: it must be set. */
    private static boolean isForDevices(Message message) {
        return message.hasProtocolMessage()
                && message.getProtocolMessage().hasType()
                && FOR_DEVICES.contains(message.getProtocolMessage().getType());
    }

    private static Optional<byte[]> secret(Wrappers.Unwrapped unwrapped) {
        return Optional.of(unwrapped.info().getMessageSecret())
                .filter(secret -> secret.size() == MessageSecrets.LENGTH)
                .map(ByteString::toByteArray);
    }
}
