package io.github.camelwhatsapp.emulator.state;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message ids that an account used lately, each with what it stood for. Bounded. */
public final class SentMessages {
    private final Map<String, Sent> messages;

    SentMessages(int bound) {
        messages = new BoundedMap<>(bound);
    }

    /**
     * Writes down that a message was sent, and says whether its id may be used for it: it is new, or the same bytes came
     * before on another connection, or the recipient asked for it again.
     *
     * @param id the message's id
     * @param connection the number of the connection
     * @param bytes the encoded message; its length and hash code are kept
     */
    public boolean isAllowed(String id, int connection, byte[] bytes) {
        @Nullable Sent before = messages.get(id);
        Sent now = new Sent(connection, bytes.length, Arrays.hashCode(bytes), before == null ? 0 : before.retriesAsked);
        boolean repeated = before != null && before.connection != connection && before.sameBytes(now);
        boolean asked = !repeated && now.retriesAsked > 0;
        messages.put(id, asked ? now.withRetriesAsked(now.retriesAsked - 1) : now);
        return before == null || repeated || asked;
    }

    /** Writes down that a recipient asked for a message again, so that it may come once more with other bytes. */
    public void retryAsked(String id) {
        messages.computeIfPresent(id, (key, sent) -> sent.withRetriesAsked(sent.retriesAsked + 1));
    }

    void clear() {
        messages.clear();
    }

    private record Sent(int connection, int length, int hash, int retriesAsked) {
        Sent withRetriesAsked(int retries) {
            return new Sent(connection, length, hash, retries);
        }

        boolean sameBytes(Sent other) {
            return length == other.length && hash == other.hash;
        }
    }
}
