package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.ArchivedMessage;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the account's archive of messages, the latest ones in the order in which they came and went. Source: classic.md section 12.
 *
 * @param inChat only those of this person or group
 * @param since only those since this moment
 * @param limit how many at most, 1 to 100,000; 1,000 unless told
 */
public record ReadMessageStore(Optional<Party> inChat, Optional<Instant> since, Optional<Integer> limit)
        implements UnconnectedOperation<List<ArchivedMessage>> {
    /** How many are read unless told. */
    public static final int USUAL_LIMIT = 1_000;

    private static final int MOST = 100_000;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is not 1 to 100,000
     */
    public ReadMessageStore {
        limit.ifPresent(most -> {
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException("readMessageStore: limit is " + most + "; allowed are 1 to " + MOST);
            }
        });
    }

    /** Everything, up to the usual limit. */
    public static ReadMessageStore latest() {
        return new ReadMessageStore(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Starts the question; what is not set is left out. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private Optional<Party> inChat = Optional.empty();
        private Optional<Instant> since = Optional.empty();
        private Optional<Integer> limit = Optional.empty();

        private Builder() {}

        /** Only those of this person or group. */
        public Builder inChat(Party value) {
            inChat = Optional.of(value);
            return this;
        }

        /** Only those since this moment. */
        public Builder since(Instant value) {
            since = Optional.of(value);
            return this;
        }

        /** How many at most, 1 to 100,000; 1,000 unless told. */
        public Builder limit(Integer value) {
            limit = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public ReadMessageStore build() {
            return new ReadMessageStore(inChat, since, limit);
        }
    }
}
