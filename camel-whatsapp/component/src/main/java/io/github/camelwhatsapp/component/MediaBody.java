package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.model.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an incoming medium as a message body: fetched when they are first read, and only handed out once their hash has proven
 * right. Copies share the file, which goes when the last exchange is done. Used by one thread at a time, as every body.
 */
final class MediaBody extends InputStream implements StreamCache {
    private final SharedMedia shared;
    private @Nullable InputStream stream;
    private long position;

    private MediaBody(SharedMedia shared) {
        this.shared = shared;
    }

    /** A body that lives as long as the exchange. */
    static MediaBody of(SharedMedia shared, Exchange exchange) {
        shared.acquire();
        MediaBody body = new MediaBody(shared);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                body.close();
                shared.release();
            }
        });
        return body;
    }

    /** Begins another reading of the bytes, whatever was read here. */
    InputStream openAnew() throws IOException {
        return shared.fetched().open();
    }

    /** What the message says. */
    MediaContent content() {
        return shared.content();
    }

    @Override
    public int read() throws IOException {
        int next = open().read();
        position += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = open().read(buffer, offset, length);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public int available() throws IOException {
        return stream == null ? 0 : stream.available();
    }

    /** Back to the first byte. */
    @Override
    public void reset() {
        close();
        position = 0;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream whole = openAnew()) {
            whole.transferTo(out);
        }
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return of(shared, exchange);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    /** As the sender says, until it was fetched. */
    @Override
    public long length() {
        return shared.content().media().size().orElse(0L);
    }

    @Override
    public long position() {
        return position;
    }

    /** Ends this reading; the file stays until the exchange is done, and {@link #reset} begins again. */
    @Override
    public void close() {
        InputStream reading = stream;
        stream = null;
        if (reading != null) {
            try {
                reading.close();
            } catch (IOException e) {
                position = 0; // a file that was only read has nothing to lose
            }
        }
    }

    /** Says what it is without reading it. */
    @Override
    public String toString() {
        return "MediaBody[" + shared.content().kind() + "]";
    }

    private InputStream open() throws IOException {
        InputStream reading = stream;
        if (reading == null) {
            reading = shared.fetched().open();
            reading.skipNBytes(position);
            stream = reading;
        }
        return reading;
    }
}
