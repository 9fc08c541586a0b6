package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.proto.Message;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads whatever bytes as a message, for tests that try hostile ones. */
public final class MessageSamples {
    private static final Jid SELF = Jid.parse("15550000001@s.whatsapp.net");
    private static final List<Jid> CHATS =
            List.of(Jid.parse("15550000002@s.whatsapp.net"), Jid.parse("120363000000000001@g.us"));

    private MessageSamples() {}

    /**
     * Reads a message as one of a person and of a group, by the other side and by the own account.
     *
     * @throws MessageFormatException if it is none
     */
    public static void read(byte[] bytes) {
        Message message = MessageReader.decode(bytes);
        KnownMessages known = reference -> Optional.of(new KnownMessages.Known(new byte[32], List.of("a", "b")));
        for (Jid chat : CHATS) {
            for (Jid author : List.of(SELF, Jid.parse("15550000003@s.whatsapp.net"))) {
                ReadMessage read = MessageReader.read(message, author, ChatView.of(chat, SELF), known);
                Objects.requireNonNull(read.toString());
                if (read instanceof ReadMessage.Said said && said.content() instanceof UnknownContent unknown) {
                    MessageReader.decode(unknown.stanza());
                }
            }
        }
        Objects.requireNonNull(StanzaTraits.of(message));
        Objects.requireNonNull(ReportingToken.of(new byte[32], "1", SELF, SELF, bytes));
    }
}
