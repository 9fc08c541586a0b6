package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.MessageReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is kept of earlier messages, so that what refers to them can be sealed, opened and checked. */
@FunctionalInterface
public interface KnownMessages {
    /** Nothing is kept. */
    KnownMessages NONE = reference -> Optional.empty();

    /** What is known of the message that a reference of this chat points at. */
    Optional<Known> find(MessageReference reference);

    /** Whether there is a message of that id in this chat and somebody else wrote it than the reference says. */
    default boolean isByAnother(MessageReference reference) {
        return false;
    }

    /**
     * What is known of a message.
     *
     * @param secret what came in it, 32 bytes; empty if nothing did; not copied
     * @param options the answers, if it is a poll and they were kept
     * @param age how long before the message that refers to it it was sent, if that is known
     */
    record Known(Optional<byte[]> secret, List<String> options, Optional<Duration> age) {
        /** Copies the answers. */
        public Known {
            options = List.copyOf(options);
        }

        /** One that was sent nobody knows when. */
        public Known(byte[] secret, List<String> options) {
            this(Optional.of(secret), options, Optional.empty());
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Known[" + options.size() + " options]";
        }
    }
}
