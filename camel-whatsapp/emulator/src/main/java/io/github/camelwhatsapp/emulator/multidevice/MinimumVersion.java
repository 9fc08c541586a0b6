package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.proto.ClientPayload.UserAgent.AppVersion;

/**
 * The oldest version that may log in.
 *
 * @param primary the first number, 2 for clients of today
 * @param secondary the second, 3000
 * @param tertiary the third: the revision
 */
public record MinimumVersion(long primary, long secondary, long tertiary) {
    /** Every version may log in. */
    public static final MinimumVersion NONE = new MinimumVersion(0, 0, 0);

    /**
     * Reads {@code 2.3000.1035194821}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static MinimumVersion parse(String text) {
        if (!text.matches("[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,10}")) {
            throw new IllegalArgumentException(
                    "A version is three numbers with dots between them such as 2.3000.1035194821, '" + text
                            + "' was given");
        }
        String[] parts = text.split("\\.", -1);
        return new MinimumVersion(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** Whether a version is as new. */
    boolean allows(AppVersion version) {
        long first = Integer.toUnsignedLong(version.getPrimary());
        long second = Integer.toUnsignedLong(version.getSecondary());
        long third = Integer.toUnsignedLong(version.getTertiary());
        if (first != primary) {
            return first > primary;
        }
        return second != secondary ? second > secondary : third >= tertiary;
    }
}
