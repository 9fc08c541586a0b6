package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The store is an older copy of itself: somebody put a backup back. What could be used a second time, and must not, was dropped; the
 * sessions with others start anew by themselves. Messages that came since the backup may be offered again.
 *
 * @param sessions how many sessions cannot send any more until they have started anew
 * @param senderKeys how many sender keys of groups are made anew
 * @param timestamp when it was noticed
 */
@EventType(family = EventFamily.ENCRYPTION, durable = true)
public record OlderCopyRestored(int sessions, int senderKeys, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
