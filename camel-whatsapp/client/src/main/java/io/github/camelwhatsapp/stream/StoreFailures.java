package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.store.StoreFencedException;
import java.util.concurrent.CompletionException;

/** What a failure of the store means for the connection. */
public final class StoreFailures {
    private StoreFailures() {}

    /** The cause that the connection is to be closed with. */
    public static ConnectionCause cause(Throwable problem) {
        Throwable real =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        Kind kind = real instanceof StoreFencedException ? Kind.FENCED : Kind.STORE_FAILED;
        return new ConnectionCause(kind, String.valueOf(real.getMessage()));
    }
}
