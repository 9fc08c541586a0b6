package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each stanza of the server means. One that no mapping knows, or that cannot be read, is kept as it came and acknowledged: it must
 * neither be lost nor come back for ever.
 */
public final class IncomingStanzas {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingStanzas.class);

    private final TimeSource time;
    private final Map<String, StanzaMapping> mappings;

    /**
     * For one account.
     *
     * @param settings the account
     * @param time the clock, for what comes without a time of its own
     */
    public IncomingStanzas(AccountSettings settings, TimeSource time) {
        this.time = time;
        PresenceStanzas presences = new PresenceStanzas(settings.phoneNumber(), time);
        ReceiptStanzas receipts = new ReceiptStanzas(time);
        mappings = Map.ofEntries(
                Map.entry("message", receipts.before(new MessageStanzas(settings, time))),
                Map.entry("receipt", receipts),
                Map.entry("call", new CallStanzas(time)),
                Map.entry("ib", new InBandStanzas(time)),
                Map.entry("notification", new NotificationStanzas()),
                Map.entry("presence", presences::mapPresence),
                Map.entry("chatstate", presences::mapChatState));
    }

    /** Reads a stanza; never throws. */
    public Incoming read(Node stanza) {
        StanzaMapping mapping = mappings.get(stanza.tag());
        if (mapping == null) {
            return unknown(stanza, "this version does not know the tag");
        }
        try {
            return mapping.map(stanza);
        } catch (RuntimeException e) {
            LOG.warn("A <{}> could not be read and is kept as it came: {}", stanza.tag(), e.getMessage());
            return unknown(stanza, String.valueOf(e.getMessage()));
        }
    }

    private Incoming unknown(Node stanza, String reason) {
        UnknownStanza event = new UnknownStanza(
                stanza.tag(),
                stanza.attribute("type").orElse(""),
                reason,
                ClassicNodeEncoder.encode(stanza),
                time.now());
        return new Incoming.Durable(IncomingStanza.of(List.of(event), Optional.empty()), Acknowledgements.of(stanza));
    }
}
