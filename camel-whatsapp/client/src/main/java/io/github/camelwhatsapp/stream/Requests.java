package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Requests on their way and who waits for them, by id; one count of ids for each connection. All calls come from the
 * connection's lane. Source: classic.md section 5.1, multidevice-transport.md section 10.1.
 */
public final class Requests {
    /** More than this many at a time and something is wrong: the next one is refused. */
    private static final int LIMIT = 10_000;

    private final TimeSource time;
    private final Executor lane;
    private final Consumer<Node> writer;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final LongFunction<String> ids;
    private long last;
    private @Nullable RuntimeException over;

    /**
     * Starts with ids that count up from 1 in hexadecimal.
     *
     * @param time the timer of the deadlines
     * @param lane where all this runs
     * @param writer sends a node
     */
    public Requests(TimeSource time, Executor lane, Consumer<Node> writer) {
        this(time, lane, writer, Long::toHexString);
    }

    /**
     * Starts with ids of another form.
     *
     * @param time the timer of the deadlines
     * @param lane where all this runs
     * @param writer sends a node
     * @param ids makes the id of the n-th request, n from 1; different for each
     */
    public Requests(TimeSource time, Executor lane, Consumer<Node> writer, LongFunction<String> ids) {
        this.ids = ids;
        this.time = time;
        this.lane = lane;
        this.writer = writer;
    }

    private record Waiting(String name, CompletableFuture<Node> reply, TimeSource.Timer timer) {}

    /**
     * Sends a request.
     *
     * @param name what is asked, for errors
     * @param timeout how long to wait
     * @param request makes the node for its id
     * @return the result, or fails with {@link RefusedException} or {@link RequestTimeoutException}, or with what the making of the node
     *     threw: who keeps an eye on the request, such as to ask only once at a time, hears of each end in one way
     */
    public CompletionStage<Node> send(String name, Duration timeout, Function<String, Node> request) {
        if (over != null) {
            return CompletableFuture.failedFuture(over);
        }
        if (waiting.size() >= LIMIT) {
            return CompletableFuture.failedFuture(
                    new RefusedException(name, 0, LIMIT + " requests are waiting for their answers already"));
        }
        String id = ids.apply(++last);
        try {
            Node node = request.apply(id);
            CompletableFuture<Node> reply = new CompletableFuture<>();
            TimeSource.Timer timer = time.schedule(timeout, () -> lane.execute(() -> timedOut(id, timeout)));
            waiting.put(id, new Waiting(name, reply, timer));
            writer.accept(node);
            return reply;
        } catch (RuntimeException e) {
            forget(id);
            return CompletableFuture.failedFuture(e);
        }
    }

    private void forget(String id) {
        Waiting entry = waiting.remove(id);
        if (entry != null) {
            entry.timer().cancel();
        }
    }

    /** Takes an {@code <iq>} of type result or error; answers whether somebody waited for it. */
    public boolean answered(Node reply) {
        Waiting entry = waiting.remove(reply.attribute("id").orElse(""));
        if (entry == null) {
            return false;
        }
        entry.timer().cancel();
        if (reply.attributes().is("type", "error")) {
            entry.reply().completeExceptionally(refused(entry.name(), reply));
        } else {
            entry.reply().complete(reply);
        }
        return true;
    }

    /** The connection is over: nobody will be answered, and nothing more is sent. */
    public void close(RuntimeException reason) {
        over = reason;
        List<Waiting> all = List.copyOf(waiting.values());
        waiting.clear();
        all.forEach(entry -> {
            entry.timer().cancel();
            entry.reply().completeExceptionally(reason);
        });
    }

    private void timedOut(String id, Duration timeout) {
        Waiting entry = waiting.remove(id);
        if (entry != null) {
            entry.reply()
                    .completeExceptionally(
                            new RequestTimeoutException(entry.name(), timeout, "the server did not answer"));
        }
    }

    private static RefusedException refused(String name, Node reply) {
        return reply.child("error")
                .map(error -> refusal(name, error))
                .orElseGet(() -> new RefusedException(name, 0, ""));
    }

    /**
     * What an error of the server says.
     *
     * @param name what was asked
     * @param error {@code <error code text backoff/>}
     */
    public static RefusedException refusal(String name, Node error) {
        return new RefusedException(
                name,
                code(error.attribute("code").orElse("")),
                error.attribute("text").orElse(""),
                error.attribute("backoff")
                        .map(Requests::code)
                        .filter(seconds -> seconds > 0)
                        .map(Duration::ofSeconds));
    }

    /** The number in an error's attribute {@code code} or {@code backoff}; 0 for what is none. */
    public static int code(String text) {
        return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : 0;
    }
}
