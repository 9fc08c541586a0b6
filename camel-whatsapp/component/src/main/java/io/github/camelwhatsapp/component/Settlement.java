package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.operation.QueuedOperation;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Settles a delivery when the route is done with it: when both its first part has come to an end, which the consumer's callback
 * tells, and the exchange's completion, which moves on with the exchange to {@code seda:}, has run; and neither of the two exchanges
 * is failed or marked for rollback. Otherwise the delivery has failed. Source: CONTRACT section 4.
 *
 * <p>A mark for rollback ends in {@code onComplete}, so the flags decide, not the method. Safe for use by several threads.
 */
final class Settlement extends SynchronizationAdapter {
    private final Delivery delivery;
    private final Function<Exchange, List<QueuedOperation>> followUps;
    private List<QueuedOperation> answer = List.of();
    private @Nullable Throwable failure;
    private boolean routed;
    private boolean completed;

    /**
     * @param followUps what is to be sent when the delivery is settled, by the exchange at the end of the route's first part
     */
    Settlement(Delivery delivery, Function<Exchange, List<QueuedOperation>> followUps) {
        this.delivery = delivery;
        this.followUps = followUps;
    }

    /** The first part of the route has come to an end; to be called before the exchange is given back. */
    void routed(Exchange exchange) {
        synchronized (this) {
            routed = true;
            note(failureOf(exchange));
            if (failure == null) {
                answer(exchange);
            }
        }
        endIfBothAreDone();
    }

    @Override
    public void onDone(Exchange exchange) {
        synchronized (this) {
            completed = true;
            note(failureOf(exchange));
        }
        endIfBothAreDone();
    }

    /** What the route itself does on completion comes first. */
    @Override
    public int getOrder() {
        return LOWEST;
    }

    private void answer(Exchange exchange) {
        try {
            answer = followUps.apply(exchange);
        } catch (RuntimeException e) {
            note(e);
        }
    }

    private void note(@Nullable Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    private void endIfBothAreDone() {
        Throwable reason;
        List<QueuedOperation> operations;
        synchronized (this) {
            if (!routed || !completed) {
                return;
            }
            reason = failure;
            operations = answer;
        }
        if (reason == null) {
            delivery.settle(operations);
        } else {
            delivery.fail(reason);
        }
    }

    private static @Nullable Throwable failureOf(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        boolean rolledBack = exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
        return rolledBack
                ? new RollbackExchangeException("The route marked the exchange for rollback", exchange)
                : null;
    }
}
