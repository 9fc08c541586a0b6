package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The requests of one family of operations, each with its mapping; made once, when the classes are loaded. */
public final class RequestFamily {
    private final Map<Class<?>, RequestMapping<?, ?>> mappings = new HashMap<>();

    /**
     * Adds a request whose reply holds the answer.
     *
     * @param type the operation
     * @param request makes the {@code <iq>} of an id and the operation
     * @param answer reads the answer off the reply; may throw if the reply is not what the operation expects
     */
    public <O extends Operation<R>, R> RequestFamily add(
            Class<O> type, BiFunction<String, O, Node> request, BiFunction<O, Node, R> answer) {
        return add(type, new Pair<>(request, answer));
    }

    /** Adds a request whose reply tells nothing but that it was done. */
    public <O extends Operation<Done>> RequestFamily add(Class<O> type, BiFunction<String, O, Node> request) {
        return add(type, request, (operation, reply) -> Done.DONE);
    }

    /** Adds a request with a mapping of its own. */
    public <O extends Operation<R>, R> RequestFamily add(Class<O> type, RequestMapping<O, R> mapping) {
        mappings.put(type, mapping);
        return this;
    }

    /** Each operation's mapping. */
    Map<Class<?>, RequestMapping<?, ?>> mappings() {
        return mappings;
    }

    private record Pair<O extends Operation<R>, R>(BiFunction<String, O, Node> node, BiFunction<O, Node, R> reader)
            implements RequestMapping<O, R> {
        @Override
        public Node request(String id, O operation) {
            return node.apply(id, operation);
        }

        @Override
        public R answer(O operation, Node reply, Duration elapsed) {
            return reader.apply(operation, reply);
        }
    }
}
