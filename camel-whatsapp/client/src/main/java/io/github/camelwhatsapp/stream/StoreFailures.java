package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.store.StoreFencedException;

/** What a failure of the store means for the connection. */
public final class StoreFailures {
    private StoreFailures() {}

    /** The cause that the connection is to be closed with. */
    public static ConnectionCause cause(Throwable problem) {
        Throwable real = StageFailures.cause(problem);
        Kind kind = real instanceof StoreFencedException ? Kind.FENCED : Kind.STORE_FAILED;
        return new ConnectionCause(kind, String.valueOf(real.getMessage()));
    }
}
