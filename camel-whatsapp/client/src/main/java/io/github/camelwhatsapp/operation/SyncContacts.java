package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Party;
import java.util.List;
import java.util.Optional;

/**
 * Tells the server of contacts and asks which of them are on WhatsApp. A number that is to be written to is synced first. Source:
 * classic.md section 13, {@code sendSync}.
 *
 * @param numbers what a person has in their address book, with or without a plus; a bare number is taken for an international one
 * @param deleted contacts that are no longer in it
 * @param syncMode what the sync is for; {@link ContactSyncMode#DELTA_INTERACTIVE} unless told
 */
public record SyncContacts(
        @Payload List<String> numbers, Optional<List<Party>> deleted, Optional<ContactSyncMode> syncMode)
        implements Operation<ContactSyncResult> {
    /** The most numbers, in all parts together. */
    private static final int MOST = 1_000_000;

    /**
     * Checks the numbers and strips blanks, dots, dashes and brackets.
     *
     * @throws IllegalArgumentException if there is nothing to sync, one is no number, or there are more than fit
     */
    public SyncContacts {
        numbers = numbers.stream()
                .map(number -> PhoneNumbers.international("syncContacts", number))
                .toList();
        deleted = deleted.map(List::copyOf);
        int size = numbers.size() + deleted.map(List::size).orElse(0);
        boolean chunked = syncMode.filter(ContactSyncMode::isChunked).isPresent();
        Arguments.requireSize("syncContacts", "numbers", size, chunked ? MOST : ServerLimits.SYNC_PART);
    }

    /** The mode, the usual one if none was given. */
    public ContactSyncMode mode() {
        return syncMode.orElse(ContactSyncMode.DELTA_INTERACTIVE);
    }

    /** Starts a sync of these numbers; what is not set is left out. */
    public static Builder builder(List<String> numbers) {
        return new Builder(numbers);
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final List<String> numbers;
        private Optional<List<Party>> deleted = Optional.empty();
        private Optional<ContactSyncMode> syncMode = Optional.empty();

        private Builder(List<String> numbers) {
            this.numbers = numbers;
        }

        /** Contacts that are no longer in it. */
        public Builder deleted(List<Party> value) {
            deleted = Optional.of(value);
            return this;
        }

        /** What the sync is for; {@link ContactSyncMode#DELTA_INTERACTIVE} unless told. */
        public Builder syncMode(ContactSyncMode value) {
            syncMode = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public SyncContacts build() {
            return new SyncContacts(numbers, deleted, syncMode);
        }
    }
}
