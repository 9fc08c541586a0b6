package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.SpooledMedia;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Carries the bytes of a spooled medium to a server over HTTP; how they are wrapped, the generation says. */
public interface MediaUploads {
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
     * Encrypts a medium into a file of its own, under a new key, and removes that file when it was used.
     *
     * @param content whose medium is spooled; its kind is part of the keys
     * @param use what is done with the encrypted bytes
     * @return what came of the use; fails as it does, or with a {@link io.github.camelwhatsapp.error.MediaException}
     */
    <T> CompletionStage<T> withSealed(MediaContent content, Function<SealedMedia, CompletionStage<T>> use);
}
