package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.proto.MessageKey;
import java.util.Optional;

/**
 * What points at a message, between the key on the wire, which is seen by whoever wrote it, and the reference, which is seen by this
 * account. Source: multidevice-messaging.md section 5.1, {@code MessageKey}.
 */
final class MessageKeys {
    private static final int LONGEST_ID = 256;

    private MessageKeys() {}

    /** The key of a message of ours that points at this. */
    static MessageKey write(MessageReference reference, ChatView view) {
        boolean own = view.author(reference).filter(view::isOwn).isPresent();
        MessageKey.Builder key = MessageKey.newBuilder()
                .setRemoteJid(view.chat().toString())
                .setFromMe(own)
                .setId(reference.id());
        if (!own && view.isToMany()) {
            key.setParticipant(view.author(reference)
                    .orElseThrow(() -> new IllegalArgumentException("Message " + reference.id() + " is in "
                            + view.chat() + "; what points at it must say who wrote it"))
                    .toString());
        }
        return key.build();
    }

    /**
     * What a key in a message of this author points at.
     *
     * @throws MessageFormatException if it points at nothing
     */
    static MessageReference read(MessageKey key, Jid author, ChatView view) {
        return reference(id(key.getId()), key.getFromMe() ? Optional.of(author) : participant(key), author, view);
    }

    /** What a quote in a message of this author points at. */
    static MessageReference quoted(String id, String participant, Jid author, ChatView view) {
        return reference(id(id), address(participant), author, view);
    }

    /**
     * An address as it stands in a message; empty for an empty text.
     *
     * @throws MessageFormatException if it is none
     */
    static Optional<Jid> address(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Jid.parse(text).account());
        } catch (JidFormatException e) {
            throw new MessageFormatException("A message names an address that is none", e);
        }
    }

    private static Optional<Jid> participant(MessageKey key) {
        return address(key.getParticipant());
    }

    /** In a chat of two who is not the one is the other. */
    private static MessageReference reference(String id, Optional<Jid> by, Jid author, ChatView view) {
        if (view.isToMany()) {
            return by.map(writer -> of(id, writer, view)).orElseGet(() -> MessageReference.received(id));
        }
        boolean own = by.map(view::isOwn).orElseGet(() -> !view.isOwn(author));
        return own ? MessageReference.own(id) : MessageReference.received(id);
    }

    private static MessageReference of(String id, Jid writer, ChatView view) {
        return view.isOwn(writer)
                ? MessageReference.own(id)
                : MessageReference.received(id, view.people().party(writer));
    }

    /** Whether a text can be the id of a message. */
    static boolean isId(String text) {
        return !text.isBlank() && text.length() <= LONGEST_ID;
    }

    private static String id(String id) {
        if (!isId(id)) {
            throw new MessageFormatException("A message points at another by an id of " + id.length()
                    + " characters, expected are 1 to " + LONGEST_ID);
        }
        return id;
    }
}
