package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.proto.Message;
import java.util.Optional;

/** Media that lie on the server, in the form in which they stand in messages, to be kept. */
public final class MediaRecords {
    private static final ChatView NOBODY = ChatView.of(Jid.SERVER, Jid.SERVER);

    private MediaRecords() {}

    /**
     * Writes a content.
     *
     * @throws IllegalArgumentException if its bytes are not on the server
     */
    public static byte[] encode(MediaContent content) {
        Message.Builder message = Message.newBuilder();
        MediaForms.write(content, message);
        return message.build().toByteArray();
    }

    /** Reads what {@link #encode} wrote; empty if it is anything else. */
    public static Optional<MediaContent> decode(byte[] bytes) {
        try {
            Message message = MessageReader.decode(bytes);
            Source source =
                    new Source(message, message.getMessageContextInfo(), Jid.SERVER, NOBODY, KnownMessages.NONE);
            return ContentTable.read(source)
                    .filter(MediaContent.class::isInstance)
                    .map(MediaContent.class::cast);
        } catch (MessageFormatException e) {
            return Optional.empty();
        }
    }
}
