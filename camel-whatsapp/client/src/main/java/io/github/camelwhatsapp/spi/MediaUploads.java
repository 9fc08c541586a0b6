package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.SpooledMedia;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Carries the bytes of a spooled medium to a server over HTTP; how they are wrapped, the generation says. */
public interface MediaUploads {
    /** For those who carry none. */
    MediaUploads NONE = new MediaUploads() {
        @Override
        public CompletionStage<String> post(
                SpooledMedia media, String url, String contentType, byte[] before, byte[] after) {
            return refused();
        }

        @Override
        public <T> CompletionStage<T> withSealed(MediaContent content, Function<SealedMedia, CompletionStage<T>> use) {
            return refused();
        }

        @Override
        public CompletionStage<HttpReply> post(String url, Map<String, String> headers, Optional<SpooledMedia> body) {
            return refused();
        }

        @Override
        public CompletionStage<byte[]> fetch(String url, int largest) {
            return refused();
        }

        private <T> CompletionStage<T> refused() {
            return CompletableFuture.failedFuture(new MediaException(
                    MediaException.Reason.LOCAL, "Media cannot be carried here: nobody was given to carry them"));
        }
    };

    /**
     * Sends a medium in a POST.
     *
     * @param media whose bytes
     * @param url where to
     * @param contentType of the whole body
     * @param before what stands in front of the bytes
     * @param after what stands behind them
     * @return the body of the answer, at most 64 KiB of it, on a thread that may be blocked; fails with a
     *     {@link io.github.camelwhatsapp.error.MediaException}
     */
    CompletionStage<String> post(SpooledMedia media, String url, String contentType, byte[] before, byte[] after);

    /**
     * Fetches what is small enough for memory, such as a profile picture.
     *
     * @param url where from
     * @param largest how many bytes may come
     * @return the bytes, on a thread that may be blocked; fails with a {@link io.github.camelwhatsapp.error.MediaException}
     */
    CompletionStage<byte[]> fetch(String url, int largest);

    /**
     * Encrypts a medium into a file of its own, under a new key, and removes that file when it was used.
     *
     * @param content whose medium is spooled; its kind is part of the keys
     * @param use what is done with the encrypted bytes
     * @return what came of the use; fails as it does, or with a {@link io.github.camelwhatsapp.error.MediaException}
     */
    <T> CompletionStage<T> withSealed(MediaContent content, Function<SealedMedia, CompletionStage<T>> use);

    /**
     * Sends a POST and answers what came back, whatever the status; follows no redirect.
     *
     * @param url where to
     * @param headers what goes with it
     * @param body the bytes of the body; empty for an empty body
     * @return on a thread that may be blocked; fails with a {@link io.github.camelwhatsapp.error.MediaException} when there was no answer
     */
    CompletionStage<HttpReply> post(String url, Map<String, String> headers, Optional<SpooledMedia> body);
}
