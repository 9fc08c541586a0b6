package io.github.camelwhatsapp.examples.linkdevice;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.operation.ConfirmLogOut;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.store.AccountStores;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One account: logs in, links first if no phone is linked, shows what comes, and ends when the connection stays down. */
final class Watch implements AutoCloseable {
    private final WhatsAppClient client;
    private final Operation<?> link;
    private final boolean relink;
    private final Screen screen;
    private final CompletableFuture<Integer> end;
    private boolean mayLink = true;

    Watch(
            AccountSettings settings,
            AccountStores stores,
            Operation<?> link,
            boolean relink,
            Screen screen,
            CompletableFuture<Integer> end) {
        this.client = WhatsAppClient.builder(settings, stores).build();
        this.link = link;
        this.relink = relink;
        this.screen = screen;
        this.end = end;
    }

    /** Begins; what happens then is shown, and the end told to the future. */
    void start() {
        // One delivery at a time, so that the lines keep the order of the events.
        client.subscribe(new Subscription("screen", event -> true, 1, RedeliveryPolicy.DEFAULT, this::take))
                .toCompletableFuture()
                .join()
                .resume();
        client.start();
    }

    @Override
    public void close() {
        client.close();
    }

    private void take(Delivery delivery) {
        Event event = delivery.event();
        screen.show(event);
        delivery.settle();
        if (event instanceof ConnectionChanged changed) {
            changed(changed.state(), changed.cause());
        }
    }

    private synchronized void changed(ConnectionState state, ConnectionCause cause) {
        if (state == ConnectionState.ONLINE) {
            mayLink = false;
        } else if (state == ConnectionState.FAILED && mayLink && wantsLink(cause.kind())) {
            mayLink = false;
            link(cause.kind());
        } else if (state == ConnectionState.FAILED) {
            screen.say("The connection stays down: " + cause + ".");
            end.complete(1);
        }
    }

    private boolean wantsLink(ConnectionCause.Kind kind) {
        return kind == ConnectionCause.Kind.NOT_LINKED || (kind == ConnectionCause.Kind.LOGGED_OUT && relink);
    }

    private void link(ConnectionCause.Kind kind) {
        CompletionStage<?> ready = kind == ConnectionCause.Kind.LOGGED_OUT
                ? client.execute(new ConfirmLogOut())
                : CompletableFuture.completedFuture(kind);
        ready.thenCompose(done -> client.execute(link)).whenComplete((code, problem) -> {
            if (problem != null) {
                screen.say("It did not work: " + reason(problem));
                end.complete(1);
            }
        });
    }

    private static String reason(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return String.valueOf(cause.getMessage());
    }
}
