package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.event.ClientExpires;
import io.github.camelwhatsapp.multidevice.stanza.Iqs;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server says in passing, {@code <ib>}. Used on the lane only. Source: multidevice-transport.md section 8.3. */
final class InBand {
    private static final Logger LOG = LoggerFactory.getLogger(InBand.class);

    private final Live live;
    private final ConnectionContext context;
    private final OfflineQueue offline;
    private final Troubles troubles;

    InBand(Live live, OfflineQueue offline, Troubles troubles) {
        this.live = live;
        this.offline = offline;
        this.troubles = troubles;
        context = live.context();
    }

    /** Does what follows from all that it says. */
    void received(Node stanza) {
        stanza.children().forEach(this::said);
    }

    private void said(Node child) {
        switch (child.tag()) {
            case "edge_routing" ->
                child.child("routing_info").map(Node::dataBytes).ifPresent(this::keepRouting);
            case "offline_preview" -> offline.announced();
            case "offline" -> {
                offline.ended();
                LOG.debug("Account '{}': all that waited has come: {}", account(), child);
            }
            case "dirty" -> clean(child);
            case "client_expiration" -> expires(child);
            default -> LOG.debug("Account '{}': in band came {}", account(), child);
        }
    }

    private void keepRouting(byte[] info) {
        context.store()
                .perform(transaction -> Routing.set(transaction.credentials(), info))
                .whenComplete(troubles.with("routing"));
    }

    private void clean(Node dirty) {
        Optional<String> type = dirty.attribute("type");
        switch (type.orElse("")) {
            case "groups" -> live.groupsChanged();
            case "account_sync" -> live.privacyChanged();
            default -> {
                // Nothing of it is kept here.
            }
        }
        Optional<String> timestamp = dirty.attribute("timestamp");
        if (type.isPresent() && timestamp.isPresent()) {
            live.request("clean", id -> Iqs.clean(id, type.get(), timestamp.get()))
                    .whenComplete(troubles.with("clean"));
        }
    }

    private void expires(Node node) {
        Optional<Instant> at = node.attributes().instant("t");
        at.ifPresent(moment -> LOG.warn(
                "Account '{}': the server will not talk to this client version from {} on; set a newer one (option"
                        + " clientVersion)",
                account(),
                moment));
        context.sink()
                .accept(IncomingStanza.of(
                        List.of(new ClientExpires(at, context.time().now())), Optional.empty()))
                .whenComplete(troubles.with("client_expiration"));
    }

    private String account() {
        return context.settings().name();
    }
}
