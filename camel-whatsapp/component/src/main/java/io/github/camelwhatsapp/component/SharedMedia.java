package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One medium that several exchanges may read: fetched once, when the first of them does, and gone with the last. A fetch that failed is
 * begun anew by the next read. Safe for use by several threads.
 */
final class SharedMedia {
    private final MediaContent content;
    private final Function<MediaContent, ? extends CompletionStage<Bytes>> fetcher;
    private @Nullable CompletableFuture<Bytes> fetch;
    private int users;

    /** Bytes that are here. */
    interface Bytes {
        /** Begins to read them. */
        InputStream open() throws IOException;

        /** They are not needed any more. */
        void close();

        /** Those of a medium that the client fetched, whose file then goes. */
        static Bytes of(FetchedMedia fetched) {
            return new Bytes() {
                @Override
                public InputStream open() throws IOException {
                    return fetched.open();
                }

                @Override
                public void close() {
                    fetched.close();
                }
            };
        }
    }

    SharedMedia(MediaContent content, Function<MediaContent, ? extends CompletionStage<Bytes>> fetcher) {
        this.content = content;
        this.fetcher = fetcher;
    }

    MediaContent content() {
        return content;
    }

    /** One more exchange. */
    synchronized void acquire() {
        users++;
    }

    /** One exchange less; with the last one the file goes. */
    synchronized void release() {
        if (--users == 0 && fetch != null) {
            fetch.thenAccept(Bytes::close);
            fetch = null;
        }
    }

    /** Begins to fetch, unless somebody has. */
    synchronized CompletableFuture<Bytes> begin() {
        if (fetch == null || fetch.isCompletedExceptionally()) {
            fetch = fetcher.apply(content).toCompletableFuture();
        }
        return fetch;
    }

    /**
     * The fetched medium; waits for it, which the account option {@code mediaStalledAfter} bounds while no byte moves.
     *
     * @throws InterruptedIOException if the thread is interrupted, as Camel does when a shutdown takes too long
     * @throws IOException if it cannot be fetched; its cause says why
     */
    Bytes fetched() throws IOException {
        try {
            return begin().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The wait for the " + content.kind() + " was interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException("The " + content.kind() + " cannot be read: " + cause.getMessage(), cause);
        }
    }
}
