package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.ConnectionDecorator;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StaticService;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of one CamelContext, whichever of the two names a route uses: one client for each, as long as somebody uses it and a
 * minute longer, so that a route that is reloaded finds its connection open. Connects, and delivers, only after the CamelContext has
 * started. Safe for use by several threads.
 */
final class WhatsAppAccounts extends ServiceSupport implements StaticService, ExtendedStartupListener {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsAppAccounts.class);

    /** How long an account stays open after its last user, and what waits for a removed route is kept. */
    static final Duration LINGER = Duration.ofSeconds(60);

    private static final int CLIENT_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final CamelContext context;
    private final AccountDefinitions definitions;
    private final TimeSource time;
    private final SharedStores stores;
    private final Map<String, InUse> open = new HashMap<>();
    private final Set<Path> warnedOf = new HashSet<>();
    private final List<Runnable> whenStarted = new ArrayList<>();
    private final ExecutorService clientThreads;
    private final ExecutorService routeThreads;
    private boolean contextStarted;

    private WhatsAppAccounts(CamelContext context) {
        this.context = context;
        definitions = new AccountDefinitions(context);
        time = bean(TimeSource.class).orElseGet(TimeSource::system);
        stores = new SharedStores(
                "CamelContext " + context.getName(),
                bean(StoreCipher.class).orElseGet(StoreCipher::plain),
                time,
                bean(ConnectionDecorator.class).orElseGet(ConnectionDecorator::none));
        clientThreads = context.getExecutorServiceManager().newFixedThreadPool(this, "WhatsAppClient", CLIENT_THREADS);
        // Without a bound of its own: it has as many threads as exchanges wait for an acknowledgement at a time. With
        // fewer,
        // routes that send within what follows a send could take all of them and wait for one another.
        routeThreads = context.getExecutorServiceManager().newCachedThreadPool(this, "WhatsAppProducer");
    }

    private static final class InUse {
        final LiveAccount account;
        int users;
        TimeSource.@Nullable Timer closing;

        InUse(LiveAccount account) {
            this.account = account;
        }
    }

    /** The accounts of this CamelContext. */
    static WhatsAppAccounts of(CamelContext context) {
        synchronized (context) {
            WhatsAppAccounts present = context.hasService(WhatsAppAccounts.class);
            return present != null ? present : add(context);
        }
    }

    private static WhatsAppAccounts add(CamelContext context) {
        try {
            WhatsAppAccounts accounts = new WhatsAppAccounts(context);
            context.addService(accounts, true, true);
            context.addLifecycleStrategy(accounts.new RouteRemoval());
            if (context.isStarted()) {
                accounts.onCamelContextFullyStarted(context, true);
            } else {
                context.addStartupListener(accounts);
            }
            return accounts;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    AccountDefinitions definitions() {
        return definitions;
    }

    TimeSource time() {
        return time;
    }

    /** Runs what follows a send in a route, and what waits: never on the client's own threads. */
    Executor routeThreads() {
        return routeThreads;
    }

    /**
     * Opens an account or joins those who use it. Give it back with {@link #release}.
     *
     * @throws IllegalArgumentException if there is no such account, or it is misconfigured
     * @throws io.github.camelwhatsapp.store.StoreException if its store cannot be opened
     */
    synchronized LiveAccount acquire(String name) {
        closeIfOutdated(name);
        InUse use = open.get(name);
        if (use == null) {
            use = new InUse(open(definitions.named(name)));
            open.put(name, use);
        }
        if (use.closing != null) {
            use.closing.cancel();
            use.closing = null;
        }
        use.users++;
        return use.account;
    }

    /** An account that nobody uses any more and that is defined differently by now is not taken up again. */
    private void closeIfOutdated(String name) {
        InUse use = open.get(name);
        if (use != null && use.users == 0 && !use.account.definition().equals(definitions.named(name))) {
            use.closing.cancel();
            closeUnused(use);
        }
    }

    /** Gives an account back; a while after the last one did, it is closed. */
    synchronized void release(LiveAccount account) {
        InUse use = open.get(account.definition().name());
        if (use == null || use.account != account || --use.users > 0) {
            return;
        }
        use.closing = time.schedule(LINGER, () -> routeThreads.execute(() -> closeUnused(use)));
    }

    /** The account, if it is open. */
    synchronized Optional<LiveAccount> find(String name) {
        return Optional.ofNullable(open.get(name)).map(use -> use.account);
    }

    /** The client of an account, if it is open. */
    Optional<WhatsAppClient> client(String name) {
        return find(name).map(LiveAccount::client);
    }

    /** How an account does. */
    AccountReport report(String name) {
        String generation = definitions.named(name).settings().generation();
        return new AccountView(() -> client(name)).report(name, generation);
    }

    /** The ids of all routes, started or not. */
    Set<String> routeIds() {
        return context.getRoutes().stream().map(Route::getId).collect(Collectors.toUnmodifiableSet());
    }

    /** Does something once the CamelContext has started; now, if it has. */
    void whenStarted(Runnable action) {
        synchronized (this) {
            if (!contextStarted) {
                whenStarted.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
        // Routes may still be about to start: what counts is that all have.
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
        List<Runnable> actions;
        synchronized (this) {
            contextStarted = true;
            actions = List.copyOf(whenStarted);
            whenStarted.clear();
        }
        actions.forEach(Runnable::run);
    }

    @Override
    protected synchronized void doStop() {
        open.values().forEach(WhatsAppAccounts::closeAtOnce);
        open.clear();
        stores.close();
        context.getExecutorServiceManager().shutdownGraceful(routeThreads);
        context.getExecutorServiceManager().shutdownGraceful(clientThreads);
    }

    /** One that cannot be closed does not keep the others open. */
    private static void closeAtOnce(InUse use) {
        if (use.closing != null) {
            use.closing.cancel();
        }
        try {
            use.account.close();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Account '{}' could not be closed", use.account.definition().name(), e);
        }
    }

    private LiveAccount open(AccountDefinition definition) {
        if (!definition.isOnThisMachine()) {
            definition.directory().filter(warnedOf::add).ifPresent(VolatileDirectory::warn);
        }
        try {
            return new LiveAccount(
                    definition, stores.acquire(definition.directory()), time, clientThreads, routeThreads);
        } catch (RuntimeException e) {
            stores.release(definition.directory());
            throw e;
        }
    }

    private synchronized void closeUnused(InUse use) {
        String name = use.account.definition().name();
        if (use.users == 0 && open.remove(name, use)) {
            try {
                use.account.close();
            } finally {
                stores.release(use.account.definition().directory());
            }
        }
    }

    private <T> Optional<T> bean(Class<T> type) {
        return Optional.ofNullable(CamelContextHelper.findSingleByType(context, type));
    }

    /** A route that is removed gives up what waits for it, after a while: a reloaded route comes back within it. */
    private final class RouteRemoval extends LifecycleStrategySupport {
        @Override
        public void onRoutesRemove(Collection<Route> routes) {
            if (!context.isStopping()) {
                routes.forEach(route -> removed(route.getId()));
            }
        }

        private void removed(String routeId) {
            List<LiveAccount> accounts;
            synchronized (WhatsAppAccounts.this) {
                accounts = open.values().stream().map(use -> use.account).toList();
            }
            accounts.stream()
                    .filter(account -> account.markRemoved(routeId))
                    .forEach(account ->
                            time.schedule(LINGER, () -> routeThreads.execute(() -> account.forget(routeId))));
        }
    }
}
