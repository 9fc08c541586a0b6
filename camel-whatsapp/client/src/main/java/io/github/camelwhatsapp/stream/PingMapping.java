package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.function.Function;

/**
 * A ping, whose answer is the time that it took.
 *
 * @param node makes the request of its id
 */
public record PingMapping(Function<String, Node> node) implements RequestMapping<Ping, Duration> {
    @Override
    public Node request(String id, Ping operation) {
        return node.apply(id);
    }

    @Override
    public Duration answer(Ping operation, Node reply, Duration elapsed) {
        return elapsed;
    }
}
