package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import java.util.Optional;

/**
 * A delivery that waits for a person.
 *
 * @param kind the event's name in the catalogue
 * @param conversation the key of the chat it belongs to
 * @param event the event; empty if the store holds it and it cannot be read
 * @param reason why it failed last, or cannot be read
 */
public record Parked(String kind, String conversation, Optional<Event> event, Throwable reason) {
    /** One that failed too often. */
    static Parked failed(Event event, Throwable reason) {
        return new Parked(EventCatalogue.of(event).name(), event.conversationKey(), Optional.of(event), reason);
    }

    /** One that cannot be read. */
    static Parked unreadable(String kind, String conversation, Throwable reason) {
        return new Parked(kind, conversation, Optional.empty(), reason);
    }
}
