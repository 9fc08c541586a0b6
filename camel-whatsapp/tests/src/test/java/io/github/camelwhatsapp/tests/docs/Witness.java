package io.github.camelwhatsapp.tests.docs;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Sees what goes through the routes of a CamelContext. Safe for use by several threads. */
final class Witness extends EventNotifierSupport {
    private final List<Done> done = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /**
     * An exchange that came to its end.
     *
     * @param route the route where it began
     * @param event the event that it carried; an empty text if it had none
     * @param failure why it failed, if it did
     */
    record Done(String route, Object event, Optional<Throwable> failure) {}

    /**
     * Something that a route sent to an endpoint.
     *
     * @param route the route where the exchange began
     * @param uri of the endpoint
     * @param result the body afterwards; null if there was none
     * @param failure why it failed, if it did
     */
    record Sent(String route, String uri, Object result, Optional<Throwable> failure) {}

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent send) {
            Exchange exchange = send.getExchange();
            sent.add(new Sent(
                    route(exchange),
                    send.getEndpoint().getEndpointUri(),
                    exchange.getMessage().getBody(),
                    failure(exchange)));
        } else if (event instanceof ExchangeCompletedEvent || event instanceof ExchangeFailedEvent) {
            Exchange exchange = ((ExchangeEvent) event).getExchange();
            done.add(new Done(route(exchange), World.eventOf(exchange), failure(exchange)));
        }
    }

    /** The exchanges that came to their end in a route, by the time. */
    List<Done> done(String route) {
        return done.stream().filter(exchange -> exchange.route().equals(route)).toList();
    }

    /** What a route has sent. */
    List<Sent> sent(String route) {
        return sent.stream().filter(send -> send.route().equals(route)).toList();
    }

    /** Forgets everything. */
    void forget() {
        done.clear();
        sent.clear();
    }

    private static String route(Exchange exchange) {
        return String.valueOf(exchange.getFromRouteId());
    }

    private static Optional<Throwable> failure(Exchange exchange) {
        return Optional.ofNullable(exchange.getException());
    }
}
