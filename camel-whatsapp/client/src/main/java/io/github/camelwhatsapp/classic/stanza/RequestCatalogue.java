package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.operation.ClearDirty;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of this generation that the server answers with a result, each with its mapping; one line for each family. */
public final class RequestCatalogue {
    private static final Map<Class<?>, RequestMapping<?, ?>> MAPPINGS = Stream.of(
                    new RequestFamily()
                            .add(Ping.class, new PingMapping())
                            .add(
                                    ClearDirty.class,
                                    (id, operation) -> AccountStanzas.clearDirty(id, operation.categories())),
                    TermsStanzas.requests(),
                    ProfileStanzas.requests(),
                    BroadcastStanzas.REQUESTS,
                    GroupStanzas.REQUESTS)
            .flatMap(family -> family.mappings().entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private RequestCatalogue() {}

    /** The mapping of an operation; empty when it is not a request. */
    @SuppressWarnings("unchecked") // the map pairs each operation with a mapping of its own type
    public static <R> Optional<RequestMapping<Operation<R>, R>> of(Operation<R> operation) {
        return Optional.ofNullable((RequestMapping<Operation<R>, R>) MAPPINGS.get(operation.getClass()));
    }

    private static final class PingMapping implements RequestMapping<Ping, Duration> {
        @Override
        public Node request(String id, Ping operation) {
            return AccountStanzas.ping(id);
        }

        @Override
        public Duration answer(Ping operation, Node reply, Duration elapsed) {
            return elapsed;
        }
    }
}
