package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * What a phone wants to send.
 *
 * @param id the id of the message
 * @param chat a person by number, or a group
 * @param message what it says
 * @param type the stanza's type, such as {@code text}
 * @param mediaType what an encrypted part says of its medium; empty if it holds none
 * @param edit the stanza's {@code edit}; empty for none
 * @param meta the stanza's {@code <meta>}, if any
 * @param hidden whether those who cannot decrypt it are to be shown nothing
 */
public record Letter(
        String id,
        Jid chat,
        Message message,
        String type,
        String mediaType,
        String edit,
        Optional<Node> meta,
        boolean hidden) {
    /** A letter of a type without more. */
    public static Letter of(String id, Jid chat, Message message, String type) {
        return new Letter(id, chat, message, type, "", "", Optional.empty(), false);
    }

    /** The same with a kind of medium. */
    public Letter withMediaType(String kind) {
        return new Letter(id, chat, message, type, kind, edit, meta, hidden);
    }

    /** The same as an edit or revocation. */
    public Letter withEdit(String value) {
        return new Letter(id, chat, message, type, mediaType, value, meta, hidden);
    }

    /** The same with more said of it. */
    public Letter withMeta(Node node) {
        return new Letter(id, chat, message, type, mediaType, edit, Optional.of(node), hidden);
    }

    /** The same, not to be shown to those who cannot decrypt it. */
    public Letter thatHides() {
        return new Letter(id, chat, message, type, mediaType, edit, meta, true);
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Letter[" + id + " to " + chat + ", " + type + "]";
    }
}
