package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A generation without sockets: a test gives what comes in and sees what goes out. Found by the name {@code scripted}. */
public final class ScriptedGeneration implements ProtocolGeneration {
    static final String NAME = "scripted";

    private static final Map<String, ScriptedServer> SERVERS = new ConcurrentHashMap<>();
    private static final AtomicInteger IDS = new AtomicInteger();

    /** The server that an account of this name meets. */
    static ScriptedServer server(String account) {
        return SERVERS.computeIfAbsent(account, name -> new ScriptedServer());
    }

    static void reset() {
        SERVERS.clear();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean supports(Operation<?> operation) {
        return true;
    }

    @Override
    public boolean has(Class<?> operation) {
        return true;
    }

    @Override
    public Supplier<String> messageIds(AccountContext account) {
        return () -> "OUT" + IDS.incrementAndGet();
    }

    @Override
    public Connection open(ConnectionContext context) {
        return server(context.settings().name()).connect(context);
    }
}
