package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.SharedMedia.Bytes;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.media.MediaTypes;
import io.github.camelwhatsapp.model.MediaContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * How media get into the JSON form and out of it: up to a limit by value, above it as a file on the {@link MediaShelf}; without a shelf
 * the medium of an event stays where it is, at the server.
 *
 * @param limit bytes up to which a form holds a medium itself
 * @param shelf where larger ones go
 */
record MediaBridge(int limit, Optional<MediaShelf> shelf) {
    /** The highest limit: what a JSON text may hold in Base64, with room to spare. */
    static final int HIGHEST_LIMIT = 10 << 20;

    /** What the component of a CamelContext is told about it. */
    static MediaBridge of(CamelContext context) {
        return context.getComponent(WhatsAppConstants.SCHEME, WhatsAppComponent.class)
                .mediaBridge();
    }

    /**
     * The form of the medium of an event. One that is too large, or that only its owner's phone has at the moment, stays where it is if
     * there is no shelf for it.
     *
     * @throws IOException if it cannot be fetched
     */
    BridgedMedia leaving(MediaBody body) throws IOException {
        boolean large = body.content().media().size().orElse(0L) > limit;
        if (large && shelf.isEmpty()) {
            return atTheServer();
        }
        try (InputStream bytes = body.openAnew()) {
            return leaving(bytes, extension(body.content()), true).orElseGet(MediaBridge::atTheServer);
        } catch (IOException e) {
            if (isPending(e)) {
                return atTheServer();
            }
            throw e;
        }
    }

    /**
     * The form of bytes that are to be sent.
     *
     * @throws IllegalArgumentException if there are too many
     */
    BridgedMedia leaving(InputStream bytes, String extension) throws IOException {
        return leaving(bytes, extension, false)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The body has more than " + limit + " bytes, which the JSON form carries at most"
                                + " (camel.component.whatsapp-web.bridgeMediaLimit). Larger media go as files into a"
                                + " directory: set camel.component.whatsapp-web.bridgeMediaDirectory"));
    }

    /** The medium of an event as the body that it was. */
    MediaBody coming(BridgedMedia media, Event event, MediaContent content, String account, Exchange exchange) {
        return MediaBody.of(new SharedMedia(content, same -> bytes(media, event, same, account, exchange)), exchange);
    }

    /** Bytes that are to be sent, as a body: bytes or a file. */
    Object coming(BridgedMedia media) {
        return media.value().isPresent()
                ? media.value().get()
                : file(media.file().orElseThrow());
    }

    private CompletionStage<Bytes> bytes(
            BridgedMedia media, Event event, MediaContent content, String account, Exchange exchange) {
        if (media.value().isPresent()) {
            return CompletableFuture.completedFuture(
                    new Held(() -> new ByteArrayInputStream(media.value().get())));
        }
        if (media.file().isPresent()) {
            Path file = file(media.file().get());
            return CompletableFuture.completedFuture(new Held(() -> Files.newInputStream(file)));
        }
        return WhatsAppAccounts.of(exchange.getContext())
                .find(account)
                .map(live -> live.fetch(event, content))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new JsonFormException("The medium lies at the server, and the account '" + account
                                + "', which could fetch it, is not in use here: let a route of this"
                                + " CamelContext use it, or raise bridgeMediaLimit or set"
                                + " bridgeMediaDirectory where the form is written")));
    }

    private Path file(String name) {
        return shelf.orElseThrow(() -> new JsonFormException("media.file names " + name
                        + ", and camel.component.whatsapp-web.bridgeMediaDirectory is not set"))
                .file(name);
    }

    private Optional<BridgedMedia> leaving(InputStream bytes, String extension, boolean ofEvent) throws IOException {
        byte[] first = bytes.readNBytes(limit + 1);
        if (first.length <= limit) {
            return Optional.of(new BridgedMedia(ofEvent, Optional.of(first), Optional.empty()));
        }
        if (shelf.isEmpty()) {
            return Optional.empty();
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), bytes);
        String file = shelf.get().put(whole, extension);
        return Optional.of(new BridgedMedia(ofEvent, Optional.empty(), Optional.of(file)));
    }

    private static BridgedMedia atTheServer() {
        return new BridgedMedia(true, Optional.empty(), Optional.empty());
    }

    private static String extension(MediaContent content) {
        return content.media().mimeType().map(MediaTypes::extensionOf).orElse("");
    }

    private static boolean isPending(IOException problem) {
        return problem.getCause() instanceof MediaException failed && failed.reason() == MediaException.Reason.PENDING;
    }

    /** Bytes that need no care. */
    private record Held(Source source) implements Bytes {
        interface Source {
            InputStream open() throws IOException;
        }

        @Override
        public InputStream open() throws IOException {
            return source.open();
        }

        @Override
        public void close() {
            // The bytes go with the exchange; a file on the shelf stays for others who read the form.
        }
    }
}
