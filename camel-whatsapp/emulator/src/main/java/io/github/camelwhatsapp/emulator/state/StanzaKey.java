package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.wire.Node;

/**
 * By what an ack names the stanza that it answers, the parts aside that an ack merely copies.
 *
 * @param kind the stanza's tag: {@code message}, {@code receipt} or {@code notification}
 * @param from its sender as the recipient sees it: a person, a group, the server
 * @param id its id
 */
public record StanzaKey(String kind, String from, String id) {
    /** The key of a stanza that is sent to a client. */
    static StanzaKey of(Node stanza) {
        return new StanzaKey(
                stanza.tag(),
                stanza.attributes().requireText("from"),
                stanza.attributes().requireText("id"));
    }

    @Override
    public String toString() {
        return kind + " " + id + " from " + from;
    }
}
