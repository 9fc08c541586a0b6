package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A browser wants to be served by this account's phone, in the way of 2015. Source: classic.md sections 6 and 10, {@code onWebSync}.
 *
 * @param from who it comes from
 * @param id the id of the notice
 * @param data what the browser showed; a secret
 * @param code the code of the browser; a secret
 * @param name the browser's name, as the server sends it
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record WebSyncRequested(
        Party from, String id, String data, String code, String name, Instant timestamp, Origin origin)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WebSyncRequested[" + from.id() + " " + id + "]";
    }
}
