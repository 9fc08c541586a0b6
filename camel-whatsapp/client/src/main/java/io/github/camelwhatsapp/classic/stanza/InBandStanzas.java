package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.OfflineCountReceived;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code <ib>}: what the server tells of the account and the connection in passing. Source: classic.md section 11.4. */
public final class InBandStanzas implements StanzaMapping {
    private final TimeSource time;

    InBandStanzas(TimeSource time) {
        this.time = time;
    }

    /**
     * What a stanza calls out of date: {@code <ib><dirty type/>...</ib>}, or the old {@code <presence status="dirty"><category
     * name/>...</presence>}. Empty when it says nothing of the kind.
     */
    public static List<String> dirty(Node stanza) {
        Stream<String> categories = stanza.attributes().is("status", "dirty")
                ? named(stanza, "category", "name")
                : stanza.is("ib") ? named(stanza, "dirty", "type") : Stream.empty();
        return categories.toList();
    }

    private static Stream<String> named(Node stanza, String tag, String attribute) {
        return stanza.children().stream()
                .filter(child -> child.is(tag))
                .map(child -> child.attribute(attribute).orElse(""))
                .filter(name -> !name.isEmpty());
    }

    @Override
    public Incoming map(Node stanza) {
        Node told = stanza.firstChild().orElseThrow(() -> new UnsupportedStanzaException("an empty <ib>"));
        return switch (told.tag()) {
            case "offline" -> new Incoming.Passing(List.of(offline(told)), List.of());
            case "account" ->
                new Incoming.Durable(
                        IncomingStanza.of(ProfileNotifications.payment(told, time.now()), Optional.empty()), List.of());
            default -> throw new UnsupportedStanzaException("an <ib> about <" + told.tag() + ">");
        };
    }

    private OfflineCountReceived offline(Node told) {
        int count = told.attributes().number("count").map(Math::toIntExact).orElse(0);
        return new OfflineCountReceived(count, time.now());
    }
}
