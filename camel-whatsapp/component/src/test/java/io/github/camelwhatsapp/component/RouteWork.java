package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The work of a route under test. The text of a message says how it fares: {@code HOLD} waits until it is released, the name of a
 * {@link Moment} fails at that offer and at no other. Safe for use by several threads.
 */
final class RouteWork implements Processor {
    static final String HOLD = "HOLD";

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** At which offer the work fails; with {@code maximumDeliveries=3} the third failure parks. */
    enum Moment {
        FIRST(1),
        REDELIVERY(2),
        LAST(3),
        REPLAY(4);

        private final int offer;

        Moment(int offer) {
            this.offer = offer;
        }
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (failsNow(exchange)) {
            throw new IllegalStateException("on purpose");
        }
        noteOrWait(exchange);
    }

    /** What the route does before the work: it gives the message back until the offer comes at which the work is to fail. */
    void giveBackUntilItsMoment(Exchange exchange) {
        if (!isHold(exchange) && count(exchange) < moment(exchange).offer) {
            exchange.setRollbackOnly(true);
            exchange.setRouteStop(true);
        }
    }

    /** The same work, which does this to the exchange where the other throws. */
    Processor insteadOfThrowing(Consumer<Exchange> mark) {
        return exchange -> {
            if (failsNow(exchange)) {
                mark.accept(exchange);
            } else {
                noteOrWait(exchange);
            }
        };
    }

    /** The same work on a thread that Camel does not know of. */
    void elsewhere(Exchange exchange) {
        Exchange copy = exchange.copy();
        Thread thread = new Thread(() -> quietly(copy));
        thread.setDaemon(true);
        thread.start();
    }

    /** The same work, whose end comes later. */
    CompletableFuture<String> later(Exchange exchange) {
        Exchange copy = exchange.copy();
        return CompletableFuture.supplyAsync(() -> {
            try {
                process(copy);
                return "done";
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    boolean failsNow(Exchange exchange) {
        return !isHold(exchange) && count(exchange) == moment(exchange).offer;
    }

    List<String> done() {
        return done.stream().distinct().sorted().toList();
    }

    boolean hasBegunToHold() {
        return begun.getCount() == 0;
    }

    void release() {
        release.countDown();
    }

    private void quietly(Exchange exchange) {
        try {
            process(exchange);
        } catch (Exception e) {
            done.add("failed elsewhere");
        }
    }

    private void noteOrWait(Exchange exchange) throws InterruptedException {
        if (isHold(exchange)) {
            begun.countDown();
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        } else if (count(exchange) > moment(exchange).offer) {
            done.add(moment(exchange) + " " + count(exchange));
        }
    }

    private static boolean isHold(Exchange exchange) {
        return text(exchange).equals(HOLD);
    }

    private static Moment moment(Exchange exchange) {
        return Moment.valueOf(text(exchange));
    }

    private static int count(Exchange exchange) {
        return exchange.getMessage().getHeader(WhatsAppConstants.DELIVERY_COUNT, 0, Integer.class);
    }

    private static String text(Exchange exchange) {
        return WhatsApp.event(exchange, MessageReceived.class)
                .map(event -> ((Text) event.content()).text())
                .orElseThrow();
    }
}
