package io.github.camelwhatsapp;

import io.github.camelwhatsapp.media.MediaHosts;
import io.github.camelwhatsapp.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media hosts of an account: those that its connection names; without one, those of an earlier connection. For several threads. */
final class KnownMediaHosts implements MediaHosts {
    private static final Logger LOG = LoggerFactory.getLogger(KnownMediaHosts.class);

    private final Supplier<Optional<Connection>> connection;
    private final Optional<String> always;
    private volatile List<String> last = List.of();

    /**
     * @param connection the connection, if there is one
     * @param always a host to try last
     */
    KnownMediaHosts(Supplier<Optional<Connection>> connection, Optional<String> always) {
        this.connection = connection;
        this.always = always;
    }

    @Override
    public CompletionStage<List<String>> hosts(boolean anew) {
        CompletionStage<List<String>> named = connection
                .get()
                .map(live -> live.mediaHosts(anew))
                .orElseGet(() -> CompletableFuture.completedFuture(anew ? List.of() : last));
        return named.exceptionally(problem -> {
                    LOG.debug("The media hosts could not be asked for: {}", problem.toString());
                    return anew ? List.of() : last;
                })
                .thenApply(found -> anew && found.isEmpty() ? found : known(found));
    }

    private List<String> known(List<String> found) {
        last = found;
        List<String> all = new ArrayList<>(found);
        always.filter(host -> !all.contains(host)).ifPresent(all::add);
        return List.copyOf(all);
    }
}
