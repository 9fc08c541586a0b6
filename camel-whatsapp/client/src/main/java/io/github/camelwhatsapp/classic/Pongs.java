package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.stanza.AccountStanzas;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers the server's pings, and none twice: to the server an answer to nothing is an error. Used on the lane only. */
final class Pongs {
    private static final int REMEMBERED = 64;

    private final Function<Node, CompletionStage<Void>> writer;
    private final Set<String> answered = new LinkedHashSet<>();

    /** @param writer writes a stanza */
    Pongs(Function<Node, CompletionStage<Void>> writer) {
        this.writer = writer;
    }

    /** The server pings; it may use an id again. */
    void pinged(String id) {
        write(id);
    }

    /** Somebody wants a ping to be answered. */
    CompletionStage<Void> answer(String id) {
        return answered.contains(id) ? CompletableFuture.completedFuture(null) : write(id);
    }

    private CompletionStage<Void> write(String id) {
        if (answered.size() >= REMEMBERED) {
            answered.remove(answered.iterator().next());
        }
        answered.add(id);
        return writer.apply(AccountStanzas.pong(id));
    }
}
