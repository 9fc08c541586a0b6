package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.media.MultipartForm;
import io.github.camelwhatsapp.classic.media.UploadReply;
import io.github.camelwhatsapp.classic.stanza.UploadStanzas;
import io.github.camelwhatsapp.media.MediaTypes;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.SealedMedia;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings media to the server: announces each, and posts it unless the server has it already. What will go out encrypted is encrypted
 * before, under a key of its own, and announced and posted like any other. Source: classic.md section 8.
 */
final class MediaCourier {
    private final ConnectionContext context;
    private final Stream stream;

    /** What it needs of the connection. */
    interface Stream {
        /** Sends a request and hands out its reply. */
        CompletionStage<Node> ask(String name, Function<String, Node> request);

        /** Whether the medium of a message will be encrypted for all who get it. */
        CompletionStage<Boolean> encrypts(SendMessage message);
    }

    MediaCourier(ConnectionContext context, Stream stream) {
        this.context = context;
        this.stream = stream;
    }

    /** Brings the medium of an operation, which is spooled; see {@link io.github.camelwhatsapp.spi.Connection#bring}. */
    CompletionStage<QueuedOperation> bring(QueuedOperation operation) {
        MediaContent content = operation.medium().orElseThrow();
        SpooledMedia media = (SpooledMedia) content.media();
        CompletionStage<Boolean> sealed = operation instanceof SendMessage message
                ? stream.encrypts(message)
                : CompletableFuture.completedFuture(false);
        return sealed.thenCompose(yes -> yes
                        ? context.media().withSealed(content, closed -> bring(operation, content, media, closed))
                        : bring(operation, content, media))
                .thenApply(remote -> operation.withMedium(named(content, media).withMedia(remote)));
    }

    private CompletionStage<RemoteMedia> bring(QueuedOperation operation, MediaContent content, SpooledMedia media) {
        return stream.ask(operation.name(), id -> UploadStanzas.request(id, MediaTypes.wireKind(content), media))
                .thenCompose(reply -> post(operation, media, UploadStanzas.answer(reply, media)));
    }

    /** What others are told is the size and hash of what they will read; what lies on the server has others. */
    private CompletionStage<RemoteMedia> bring(
            QueuedOperation operation, MediaContent content, SpooledMedia media, SealedMedia sealed) {
        return bring(operation, content, sealed.media())
                .thenApply(remote -> new RemoteMedia(
                        remote.url(),
                        Optional.empty(),
                        media.name(),
                        Optional.of(media.type()),
                        Optional.of(media.bytes()),
                        Optional.of(media.sha256()),
                        Optional.of(sealed.seal())));
    }

    private CompletionStage<RemoteMedia> post(
            QueuedOperation operation, SpooledMedia media, UploadStanzas.Answer answer) {
        if (answer instanceof UploadStanzas.Known known) {
            return CompletableFuture.completedFuture(known.media());
        }
        MultipartForm form =
                MultipartForm.of(addressees(operation), context.settings().phoneNumber(), media);
        return context.media()
                .post(
                        media,
                        ((UploadStanzas.Wanted) answer).url(),
                        MultipartForm.CONTENT_TYPE,
                        form.before(),
                        form.after())
                .thenApply(reply -> UploadReply.read(reply, media));
    }

    /** The address, or the numbers of a broadcast joined by commas. Source: classic.md section 8.3. */
    private static String addressees(QueuedOperation operation) {
        return operation.to().id().isBroadcast()
                ? operation.recipients().stream()
                        .map(recipient -> recipient.id().user())
                        .collect(Collectors.joining(","))
                : operation.to().id().toString();
    }

    /** The server gives a document a name of its own; the one that people know goes as the title. */
    private static MediaContent named(MediaContent content, SpooledMedia media) {
        return content instanceof Document document && document.title().isEmpty()
                ? new Document(
                        document.media(), document.caption(), media.name(), document.pageCount(), document.preview())
                : content;
    }
}
