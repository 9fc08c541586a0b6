package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.CallReceived;
import io.github.camelwhatsapp.event.CallSignalled;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.RejectCall;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code <call>} in both directions. Source: classic.md sections 5.4, 6 and 7.6. */
final class CallStanzas implements StanzaMapping {
    private final TimeSource time;

    CallStanzas(TimeSource time) {
        this.time = time;
    }

    static Node encode(RejectCall operation) {
        return Node.builder("call")
                .attribute("id", operation.offerId())
                .attribute("to", operation.to().id().toString())
                .child(Node.builder("reject")
                        .attribute("call-id", operation.callId())
                        .build())
                .build();
    }

    /** Someone calls, or something became of a call; an offer is answered with a receipt, anything else with an ack. */
    @Override
    public Incoming map(Node stanza) {
        Party from = Party.of(stanza.attributes().requireJid("from"));
        String id = stanza.attributes().requireText("id");
        Optional<Node> offer = stanza.child("offer");
        Event event = offer.isPresent() ? offered(stanza, from, id, offer.get()) : signalled(stanza, from, id);
        String key = "call " + from.conversationKey() + " " + id + " "
                + stanza.firstChild().map(Node::tag).orElse("");
        return new Incoming.Durable(IncomingStanza.of(List.of(event), Optional.of(key)), Acknowledgements.of(stanza));
    }

    private Event offered(Node stanza, Party from, String id, Node offer) {
        return new CallReceived(
                from,
                id,
                offer.attributes().requireText("call-id"),
                stanza.attribute("notify").filter(name -> !name.isEmpty()),
                at(stanza),
                origin(stanza));
    }

    private Event signalled(Node stanza, Party from, String id) {
        Node signal = stanza.firstChild()
                .orElseThrow(() -> new UnsupportedStanzaException("a call of which nothing is told"));
        return new CallSignalled(from, id, signal.tag(), signal.attribute("call-id"), at(stanza), origin(stanza));
    }

    private Instant at(Node stanza) {
        return stanza.attributes().instant("t").orElseGet(time::now);
    }

    private static Origin origin(Node stanza) {
        return MessageStanzas.origin(stanza);
    }
}
