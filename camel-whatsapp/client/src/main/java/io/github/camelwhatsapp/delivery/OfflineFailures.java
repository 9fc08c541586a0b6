package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.NotConnectedException;
import java.util.stream.Stream;

/** Tells what a subscriber could not do for want of a connection: no fault of the message, nor of the subscriber. */
final class OfflineFailures {
    /** Routes wrap a few exceptions around each other; a ring of causes must end somewhere. */
    private static final int DEPTH = 20;

    private OfflineFailures() {}

    /** Whether this, or what caused it, is an operation without a connection or a medium that could not be fetched. */
    static boolean isOne(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .anyMatch(cause -> cause instanceof NotConnectedException
                        || (cause instanceof MediaException media
                                && media.reason() == MediaException.Reason.TRANSFER_FAILED));
    }
}
