package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.MessageReference;
import java.util.List;
import java.util.Optional;

/** What is kept of earlier messages, so that what refers to them can be sealed and opened. */
@FunctionalInterface
public interface KnownMessages {
    /** Nothing is kept. */
    KnownMessages NONE = reference -> Optional.empty();

    /** What is known of the message that a reference of this chat points at. */
    Optional<Known> find(MessageReference reference);

    /**
     * What is known of a message.
     *
     * @param secret what came in it, 32 bytes; not copied
     * @param options the answers, if it is a poll and they were kept
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Known(byte[] secret, List<String> options) {
        /** Copies the answers. */
        public Known {
            options = List.copyOf(options);
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Known[" + options.size() + " options]";
        }
    }
}
