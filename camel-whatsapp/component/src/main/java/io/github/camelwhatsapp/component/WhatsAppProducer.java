package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.component.OperationBinding.Bound;
import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.error.SendPendingException;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Does what an exchange asks of the account. What goes wrong is the exchange's exception; nothing is thrown at the route. */
public class WhatsAppProducer extends DefaultAsyncProducer {
    private final WhatsAppEndpoint endpoint;
    private final WhatsAppConfiguration options;
    private final OperationBinding binding;
    private @Nullable LiveAccount account;

    /** A producer for this endpoint's account. */
    public WhatsAppProducer(WhatsAppEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        options = endpoint.getConfiguration();
        binding = new OperationBinding(options);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            WhatsAppClient client = account().client();
            Bound bound = binding.bind(exchange);
            start(client, bound, exchange)
                    .whenComplete((answer, problem) -> finish(() -> {
                        completeSurely(exchange, bound, answer, problem);
                        callback.done(false);
                    }));
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        LiveAccount live = endpoint.accounts().acquire(endpoint.getAccount());
        account = live;
        if (options.isTestConnectionOnStartup()) {
            testConnection(live);
        }
        WhatsAppAccounts accounts = endpoint.accounts();
        accounts.whenStarted(() -> live.connect(accounts.routeIds()));
    }

    private void testConnection(LiveAccount live) {
        try {
            new StartupTest(endpoint.getCamelContext(), live).run();
        } catch (RuntimeException e) {
            endpoint.accounts().release(live);
            account = null;
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (account != null) {
            endpoint.accounts().release(account);
            account = null;
        }
        super.doStop();
    }

    private LiveAccount account() {
        LiveAccount live = account;
        if (live == null) {
            throw new RejectedExecutionException("The producer of " + endpoint + " is stopped");
        }
        return live;
    }

    private CompletionStage<?> start(WhatsAppClient client, Bound bound, Exchange exchange) {
        return bound.operation() instanceof QueuedOperation operation
                ? send(client, operation, exchange)
                : client.execute(bound.operation());
    }

    private CompletionStage<SentMessage> send(WhatsAppClient client, QueuedOperation operation, Exchange exchange) {
        String id = DoubtfulSend.of(exchange)
                .filter(earlier -> earlier.isOf(endpoint.getAccount(), operation))
                .map(DoubtfulSend::messageId)
                .orElseGet(client::newMessageId);
        account().traces().sent(id, TraceHeaders.of(exchange.getMessage()));
        return client.send(operation, sendOptions(exchange).withMessageId(id)).whenComplete((sent, problem) -> {
            if (isInDoubt(StageFailures.cause(problem))) {
                DoubtfulSend.remember(exchange, new DoubtfulSend(endpoint.getAccount(), operation, id));
            }
        });
    }

    /** Whether the message may be on its way although the send failed: then it must not be sent under another id. */
    private static boolean isInDoubt(@Nullable Throwable problem) {
        return problem instanceof SendPendingException || problem instanceof StoreException;
    }

    private SendOptions sendOptions(Exchange exchange) {
        String key = exchange.getMessage()
                .getHeader(WhatsAppConstants.IDEMPOTENCY_KEY, options.getIdempotencyKey(), String.class);
        return new SendOptions(
                options.getCompleteOn(), options.getSendTimeout(), Optional.ofNullable(key), Optional.empty());
    }

    /** Leaves the client's threads, since the rest of the route may take its time. */
    private void finish(Runnable end) {
        try {
            endpoint.accounts().routeThreads().execute(end);
        } catch (RejectedExecutionException e) {
            end.run();
        }
    }

    /** Whatever fails in it, the route hears of the end. */
    private void completeSurely(Exchange exchange, Bound bound, @Nullable Object answer, @Nullable Throwable problem) {
        try {
            complete(exchange, bound, answer, problem);
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
        }
    }

    private void complete(Exchange exchange, Bound bound, @Nullable Object answer, @Nullable Throwable problem) {
        if (problem != null) {
            exchange.setException(StageFailures.cause(problem));
            return;
        }
        exchange.removeProperty(WhatsAppConstants.DOUBTFUL_SEND_PROPERTY);
        bound.headers().forEach(exchange.getMessage()::removeHeader);
        exchange.getMessage().removeHeader(WhatsAppConstants.OPERATION);
        exchange.getMessage().removeHeader(WhatsAppConstants.IDEMPOTENCY_KEY);
        if (bound.operation() instanceof QueuedOperation operation) {
            sent(exchange, operation, (SentMessage) answer);
        } else if (answer != Done.DONE) {
            exchange.getMessage().setBody(answer);
        }
    }

    /** A receipt has an id in the outbox, but is no message. */
    private static void sent(Exchange exchange, QueuedOperation operation, SentMessage message) {
        if (operation.naturalId().isEmpty()) {
            exchange.getMessage().setHeader(WhatsAppConstants.SENT_MESSAGE_ID, message.id());
        }
    }

    /**
     * A send of this exchange whose end is not known: when the same is sent again, it goes under the same id and cannot become a
     * second message.
     */
    private record DoubtfulSend(String account, QueuedOperation operation, String messageId) {
        static Optional<DoubtfulSend> of(Exchange exchange) {
            return Optional.ofNullable(
                    exchange.getProperty(WhatsAppConstants.DOUBTFUL_SEND_PROPERTY, DoubtfulSend.class));
        }

        static void remember(Exchange exchange, DoubtfulSend send) {
            exchange.setProperty(WhatsAppConstants.DOUBTFUL_SEND_PROPERTY, send);
        }

        boolean isOf(String toAccount, QueuedOperation again) {
            return account.equals(toAccount) && operation.equals(again);
        }
    }
}
