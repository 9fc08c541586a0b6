package io.github.camelwhatsapp.emulator.media;

/** What goes wrong with one transfer at the media host. */
public sealed interface MediaFault {
    /**
     * It answers with a status.
     *
     * @param status such as 404
     */
    record Status(int status) implements MediaFault {}

    /**
     * It breaks off in the middle of the answer.
     *
     * @param bytes after how many bytes of the body
     */
    record Cut(long bytes) implements MediaFault {}

    /** One byte of the body is another than it should be. */
    record Corrupt() implements MediaFault {}

    /**
     * It stops and says nothing more, but keeps the line open, until it closes or the client does.
     *
     * @param bytes after how many bytes of the body
     */
    record Stall(long bytes) implements MediaFault {}

    /**
     * It wants the client to wait.
     *
     * @param status such as 429
     * @param seconds how long
     */
    record Busy(int status, int seconds) implements MediaFault {}

    /** It sends the client to the same address once more, with a 307. */
    record Redirect() implements MediaFault {}

    /** It takes an upload and breaks off before it answers. */
    record Deaf() implements MediaFault {}

    /** An upload is answered with JSON that has no URL. */
    record NoUrl() implements MediaFault {}
}
