package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.component.RouteSubscription.Receiver;
import io.github.camelwhatsapp.component.RouteSubscription.Terms;
import io.github.camelwhatsapp.component.SharedMedia.Bytes;
import io.github.camelwhatsapp.concurrent.SerialLane;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An account that is in use, with its client and the routes that listen to it. Safe for use by several threads. */
final class LiveAccount {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAccount.class);
    private static final String WATCH = "camel-whatsapp:connection";

    private final AccountDefinition definition;
    private final WhatsAppClient client;
    private final Map<String, RouteSubscription> routes = new ConcurrentHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final TraceHeaders traces = new TraceHeaders();
    private boolean connected;
    private final TimeSource time;
    private volatile @Nullable Instant offlineSince;
    private volatile @Nullable LinkingCode linkingCode;
    private volatile @Nullable ConnectionStatus trouble;
    private final Set<CompletableFuture<ConnectionStatus>> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Opens the account's store.
     *
     * @param executor the client's threads
     * @param routeThreads for what a route's exception handler does, which may send over this account and wait for it
     * @throws IllegalArgumentException if there is no such generation
     * @throws io.github.camelwhatsapp.store.StoreException if the store cannot be opened
     */
    LiveAccount(
            AccountDefinition definition,
            AccountStores stores,
            TimeSource time,
            Executor executor,
            Executor routeThreads) {
        this.definition = definition;
        this.time = time;
        SerialLane parkings = new SerialLane(routeThreads);
        client = WhatsAppClient.builder(definition.settings(), stores)
                .delivery(definition.delivery())
                .time(time)
                .executor(executor)
                .callers(executor) // consumers and producers leave these threads by themselves
                .onParked((routeId, parked) -> parkings.execute(() -> parked(routeId, parked)))
                .build();
        Subscription watch = new Subscription(WATCH, LiveAccount::isWatched, 1, RedeliveryPolicy.DEFAULT, this::watch);
        Awaited.of("The account's own subscription", client.subscribe(watch)).resume();
    }

    AccountDefinition definition() {
        return definition;
    }

    WhatsAppClient client() {
        return client;
    }

    /**
     * Fetches the medium of an event, from the phone if the server has it no more.
     *
     * @return fails with a {@link io.github.camelwhatsapp.error.MediaException}
     */
    CompletionStage<Bytes> fetch(Event event, MediaContent medium) {
        return (event instanceof MessageReceived message ? client.fetch(message) : client.fetch(medium))
                .thenApply(Bytes::of);
    }

    /** The traces of what was sent. */
    TraceHeaders traces() {
        return traces;
    }

    /** Since when it is offline; empty while it is online, and before it was to be online. */
    Optional<Instant> offlineSince() {
        return Optional.ofNullable(offlineSince);
    }

    /** Why it is not online: how its last attempt ended, or how far the first one has come. */
    ConnectionStatus trouble() {
        ConnectionStatus last = trouble;
        return last == null ? client.status() : last;
    }

    /** The code to link the account with; empty when it is not being linked, or the code is of no more use. */
    Optional<LinkingCode> linkingCode() {
        return Optional.ofNullable(linkingCode).filter(code -> time.now().isBefore(code.expires()));
    }

    /**
     * Connects, the first time that it is called.
     *
     * @param known the routes that there are, started or not: what waits for them is not given to others
     */
    synchronized void connect(Set<String> known) {
        if (!connected) {
            connected = true;
            client.start(known);
        }
    }

    /**
     * Connects like {@link #connect}, and once more if that has failed or waits for its next attempt.
     *
     * @return completes when the account is online, or when only a person can help
     */
    @SuppressWarnings("CollectionUndefinedEquality") // each is itself and equals no other, which is what is meant
    CompletableFuture<ConnectionStatus> goOnline(Set<String> known) {
        CompletableFuture<ConnectionStatus> end = new CompletableFuture<>();
        waiting.add(end);
        end.whenComplete((status, never) -> waiting.remove(end));
        boolean first;
        synchronized (this) {
            first = !connected;
        }
        connect(known);
        ConnectionStatus status = client.status();
        if (status.isOnline()) {
            end.complete(status);
        } else if (!first) {
            client.start(known);
        }
        return end;
    }

    /**
     * Takes a route on. If the route was there before and wants the same, nothing of what came meanwhile is missed.
     *
     * @throws IllegalArgumentException if a started route of this id is there already
     */
    synchronized RouteSubscription attach(String routeId, Terms terms, Receiver receiver) {
        removed.remove(routeId);
        RouteSubscription present = routes.get(routeId);
        if (present != null && present.isAttached()) {
            throw new IllegalArgumentException("Account '" + definition.name() + "' has a consumer '" + routeId
                    + "' already; each route needs an id of its own");
        }
        if (present == null || !present.terms().equals(terms)) {
            if (present != null) {
                present.close();
            }
            present = open(new RouteSubscription(routeId, terms));
            routes.put(routeId, present);
        }
        present.attach(receiver);
        return present;
    }

    /** Marks a route as removed; answers whether it was here. {@link #forget} makes it final, unless it comes back. */
    synchronized boolean markRemoved(String routeId) {
        RouteSubscription route = routes.get(routeId);
        return route != null && !route.isAttached() && removed.add(routeId);
    }

    /** Gives up what waits for a route if it was removed and did not come back. Waits until that is durable. */
    synchronized void forget(String routeId) {
        RouteSubscription route = removed.remove(routeId) ? routes.remove(routeId) : null;
        if (route != null) {
            route.remove();
            LOG.info("Account '{}' gave up what waited for the removed route '{}'", definition.name(), routeId);
        }
    }

    /** Disconnects and closes the store. Waits. */
    void close() {
        try {
            removedRoutes().forEach(this::forget);
        } finally {
            closeClient();
        }
    }

    private void closeClient() {
        try {
            client.close();
        } finally {
            waiting.forEach(end -> end.complete(client.status()));
        }
    }

    private synchronized List<String> removedRoutes() {
        return List.copyOf(removed);
    }

    private RouteSubscription open(RouteSubscription route) {
        route.opened(Awaited.of("The subscription of a route", client.subscribe(route.subscription())));
        return route;
    }

    private void parked(String routeId, Parked parked) {
        RouteSubscription route = routes.get(routeId);
        if (route != null) {
            route.parked(parked);
        }
    }

    private static boolean isWatched(Event event) {
        return event instanceof ConnectionChanged || event instanceof LinkingCode || event instanceof LinkingEnded;
    }

    private void watch(Delivery delivery) {
        if (delivery.event() instanceof LinkingCode code) {
            linkingCode = code;
        } else if (delivery.event() instanceof ConnectionChanged change) {
            connectionChanged(change);
        } else {
            linkingCode = null;
        }
        delivery.settle();
    }

    private void connectionChanged(ConnectionChanged change) {
        ConnectionStatus status = new ConnectionStatus(change.state(), change.cause(), change.timestamp());
        if (status.isOnline()) {
            trouble = null;
        } else if (status.state() == ConnectionState.FAILED || status.state() == ConnectionState.BACKING_OFF) {
            trouble = status;
        }
        if (status.isOnline() || status.state() == ConnectionState.FAILED) {
            waiting.forEach(end -> end.complete(status));
        }
        if (change.state() == ConnectionState.ONLINE) {
            offlineSince = null;
            linkingCode = null;
        } else if (offlineSince == null) {
            offlineSince = change.timestamp();
        }
    }
}
