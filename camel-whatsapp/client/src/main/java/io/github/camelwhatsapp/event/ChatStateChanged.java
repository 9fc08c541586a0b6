package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Someone is typing, or stopped. Source: classic.md section 6, {@code onMessageComposing} and the like.
 *
 * @param from the chat
 * @param sender who; the same as {@code from} outside groups
 * @param state what they are doing
 * @param id the id of the stanza, if it had one
 * @param timestamp when we were told
 */
@EventType(family = EventFamily.CHAT_STATE, durable = false)
public record ChatStateChanged(Party from, Party sender, ChatState state, Optional<String> id, Instant timestamp)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
