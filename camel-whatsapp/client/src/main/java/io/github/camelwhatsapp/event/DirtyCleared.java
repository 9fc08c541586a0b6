package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server called something out of date, and the client has told it that this is dealt with. Source: classic.md section 11.4.
 *
 * @param categories what, such as {@code groups}
 * @param timestamp when
 */
@EventType(family = EventFamily.OWN_ACTION, durable = false)
public record DirtyCleared(List<String> categories, Instant timestamp) implements Event {
    /** Copies the lists. */
    public DirtyCleared {
        categories = List.copyOf(categories);
    }

    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
