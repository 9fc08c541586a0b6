package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.UnconnectedOperation;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The generation under test with places of death where a stanza comes out of its connection and a message goes into it. It is found as
 * {@value #NAME}; which generation that is, {@link #watches} says.
 */
public final class WatchedGeneration implements ProtocolGeneration {
    /** The name under which an account asks for it. */
    static final String NAME = "watched";

    private static volatile Protocol underTest = Protocol.CLASSIC;

    /** Found when it is first needed: while services are being loaded it could not be. */
    private static final class Watched {
        static final ProtocolGeneration GENERATION = find();
    }

    /** Says which generation is under test in this process, before anybody opens a connection. */
    static void watches(Protocol protocol) {
        underTest = protocol;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean supports(Operation<?> operation) {
        return Watched.GENERATION.supports(operation);
    }

    @Override
    public boolean has(Class<?> operation) {
        return Watched.GENERATION.has(operation);
    }

    @Override
    public Supplier<String> messageIds(AccountContext account) {
        return Watched.GENERATION.messageIds(account);
    }

    @Override
    public <R> CompletionStage<R> execute(AccountContext context, UnconnectedOperation<R> operation) {
        return Watched.GENERATION.execute(context, operation);
    }

    @Override
    public Connection open(ConnectionContext context) {
        ConnectionContext told = new ConnectionContext(
                context.settings(),
                context.store(),
                context.time(),
                context.executor(),
                watch(EventSink.class, context.sink(), "accept", Place.DECODED, Place.BEFORE_ACK),
                context.listener(),
                context.media(),
                context.linking());
        return watch(Connection.class, Watched.GENERATION.open(told), "write", Place.SEALED, Place.WRITTEN);
    }

    private static ProtocolGeneration find() {
        return ServiceLoader.load(ProtocolGeneration.class).stream()
                .filter(provider -> provider.type() != WatchedGeneration.class)
                .map(ServiceLoader.Provider::get)
                .filter(generation -> generation.name().equals(underTest.generation()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no generation " + underTest));
    }

    /** A place before one method of an object, and one before anybody hears that its stage is complete. */
    private static <T> T watch(Class<T> type, T object, String watched, Place before, Place complete) {
        KillSwitch killSwitch = KillSwitch.installed();
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (method.getName().equals("acknowledged")) {
                        killSwitch.pass(Place.SENT);
                    }
                    if (!method.getName().equals(watched)) {
                        return invoke(object, method, values);
                    }
                    killSwitch.pass(before);
                    return ((CompletionStage<?>) invoke(object, method, values))
                            .thenApply(passing(killSwitch, complete));
                }));
    }

    private static <V> UnaryOperator<V> passing(KillSwitch killSwitch, Place place) {
        return value -> {
            killSwitch.pass(place);
            return value;
        };
    }

    private static Object invoke(Object object, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(object, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
