package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server knows of the numbers of a contact sync. Source: classic.md section 13, {@code onGetSyncResult}.
 *
 * @param syncId the id of the sync, which all its parts share
 * @param existing those who are on WhatsApp: the number as it was sent, with a plus, and who it is
 * @param nonExisting the numbers, without the plus, that are not
 * @param invalid what the server does not take for a number
 * @param nextFullSync how long to wait before all contacts may be synced again, if told
 * @param version an opaque mark of the server, if told
 */
public record ContactSyncResult(
        String syncId,
        Map<String, Party> existing,
        List<String> nonExisting,
        List<String> invalid,
        Optional<Duration> nextFullSync,
        Optional<String> version) {
    /** Copies what it is given and keeps the order. */
    public ContactSyncResult {
        existing = Collections.unmodifiableMap(new LinkedHashMap<>(existing));
        nonExisting = List.copyOf(nonExisting);
        invalid = List.copyOf(invalid);
    }

    /** This part and the next one of the same sync. */
    public ContactSyncResult and(ContactSyncResult next) {
        Map<String, Party> all = new LinkedHashMap<>(existing);
        all.putAll(next.existing);
        return new ContactSyncResult(
                syncId,
                all,
                joined(nonExisting, next.nonExisting),
                joined(invalid, next.invalid),
                next.nextFullSync.or(() -> nextFullSync),
                next.version.or(() -> version));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
