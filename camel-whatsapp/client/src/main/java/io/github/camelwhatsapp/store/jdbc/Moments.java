package io.github.camelwhatsapp.store.jdbc;

import java.time.Instant;

/** Moments as columns: milliseconds since 1970, and the farthest that a column holds for what lies beyond. */
final class Moments {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Moments() {}

    static long toColumn(Instant moment) {
        if (moment.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        return moment.isAfter(LAST) ? Long.MAX_VALUE : moment.toEpochMilli();
    }

    static Instant fromColumn(long column) {
        return Instant.ofEpochMilli(column);
    }
}
