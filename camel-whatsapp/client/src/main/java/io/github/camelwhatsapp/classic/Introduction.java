package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.operation.GetBroadcastLists;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.ConnectionContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a phone asks for at the first login of an account and not again: the server's properties, the groups, the broadcast lists. It is
 * done with once the server has answered all three. Used on the lane only. Source: classic.md section 11.1.
 */
final class Introduction {
    private static final Logger LOG = LoggerFactory.getLogger(Introduction.class);
    private static final String DONE = "classic.introduced";
    private static final List<Operation<?>> QUESTIONS =
            List.of(new GetServerProperties(), new GetGroups(), new GetBroadcastLists());

    private final ConnectionContext context;
    private final ContactErrands.Asker asker;
    private final Executor lane;

    Introduction(ConnectionContext context, ContactErrands.Asker asker, Executor lane) {
        this.context = context;
        this.asker = asker;
        this.lane = lane;
    }

    /** Asks, unless that was done. */
    void begin() {
        context.store()
                .transact(tx -> tx.credentials().get(DONE).isPresent())
                .thenComposeAsync(done -> done ? CompletableFuture.completedFuture(null) : ask(), lane)
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        LOG.debug("The questions of a first login are asked again at the next: {}", problem.toString());
                    }
                });
    }

    private CompletionStage<?> ask() {
        CompletableFuture<?>[] answers = QUESTIONS.stream().map(this::answered).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(answers).thenCompose(all -> context.store()
                .perform(tx -> tx.credentials().put(DONE, new byte[] {1})));
    }

    /** A refusal is an answer as well. */
    private CompletableFuture<?> answered(Operation<?> question) {
        CompletionStage<?> answer = asker.ask(question);
        return answer.handle((told, problem) -> {
                    Throwable real = StageFailures.cause(problem);
                    if (real != null && !(real instanceof RefusedException)) {
                        throw new CompletionException(real);
                    }
                    return null;
                })
                .toCompletableFuture();
    }
}
