package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each stanza of the server means. One that no mapping knows is kept as it came, durably, and acknowledged after that: it must
 * neither be lost nor come back for ever. A message is acknowledged by an ack and no receipt: its sender sees that the server has it,
 * not that it arrived, and its bytes can still be decrypted, for the keys to it stay unused.
 */
public final class IncomingStanzas {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingStanzas.class);
    private static final MultiDeviceNodeEncoder ENCODER = new MultiDeviceNodeEncoder();

    private final Optional<Jid> own;
    private final TimeSource time;
    private final Revelations revelations;
    private final Map<String, StanzaMapping> mappings;

    /**
     * For one connection.
     *
     * @param own this device's address
     * @param lid its hidden one, if it is known
     * @param time the clock, for what comes without a time of its own
     * @param revelations who keeps what stanzas reveal besides
     */
    public IncomingStanzas(Jid own, Optional<Jid> lid, TimeSource time, Revelations revelations) {
        this.own = Optional.of(own);
        this.time = time;
        this.revelations = revelations;
        PresenceStanzas presences = new PresenceStanzas(
                Stream.concat(Stream.of(own), lid.stream()).map(Jid::account).collect(Collectors.toUnmodifiableSet()),
                time);
        mappings = Map.of(
                "notification",
                new NotificationStanzas(time),
                "presence",
                presences::mapPresence,
                "chatstate",
                presences::mapChatState);
    }

    /** Reads a stanza; never throws. */
    public Incoming read(Node stanza) {
        StanzaMapping mapping = mappings.get(stanza.tag());
        if (mapping == null) {
            return unknown(stanza, "this version does not know the tag");
        }
        try {
            return revealing(stanza, mapping.map(stanza));
        } catch (RuntimeException e) {
            LOG.warn("A <{}> could not be read and is kept as it came: {}", stanza.tag(), e.getMessage());
            return unknown(stanza, String.valueOf(e.getMessage()));
        }
    }

    /** Has what the stanza reveals kept in the transaction that stores it. */
    private Incoming revealing(Node stanza, Incoming incoming) {
        List<AddressPair> pairs = AddressPair.in(stanza);
        List<GroupChange> changes = GroupChanges.in(stanza);
        if (pairs.isEmpty() && changes.isEmpty()) {
            return incoming;
        }
        if (incoming instanceof Incoming.Durable durable) {
            return new Incoming.Durable(revealing(durable.stanza(), pairs, changes), durable.answers());
        }
        return incoming instanceof Incoming.Sealed sealed
                ? new Incoming.Sealed(revealing(sealed.stanza(), pairs, changes), sealed.answers())
                : incoming;
    }

    private IncomingStanza revealing(IncomingStanza stanza, List<AddressPair> pairs, List<GroupChange> changes) {
        return new IncomingStanza(stanza.events(), stanza.dedupeKey(), transaction -> {
            if (!pairs.isEmpty()) {
                revelations.learned(transaction, pairs);
            }
            changes.forEach(change -> revelations.changed(transaction, change));
            return stanza.reading().read(transaction);
        });
    }

    private Incoming unknown(Node stanza, String reason) {
        UnknownStanza event = new UnknownStanza(
                stanza.tag(), stanza.attribute("type").orElse(""), reason, ENCODER.encode(stanza), time.now());
        List<Node> answers = Acks.of(stanza, own).stream().toList();
        return new Incoming.Durable(IncomingStanza.of(List.of(event), Optional.empty()), answers);
    }
}
