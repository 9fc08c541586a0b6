package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.Event;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What beans and processors of a route may ask of an exchange. */
public final class WhatsApp {
    private WhatsApp() {}

    /**
     * The event that the exchange began with. It survives whatever replaces the message; it is lost in an aggregation that groups
     * exchanges, and over a network.
     */
    public static Optional<Event> event(Exchange exchange) {
        return event(exchange, Event.class);
    }

    /** The same if it is of this type. */
    public static <E extends Event> Optional<E> event(Exchange exchange, Class<E> type) {
        Object event = exchange.getProperty(WhatsAppConstants.EVENT_PROPERTY);
        return type.isInstance(event) ? Optional.of(type.cast(event)) : Optional.empty();
    }
}
