package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The devices that somebody has.
 *
 * @param rawId the number that their account drew when it was registered, if it is known: another one means another registration
 * @param fetchedAt when the server said so; kept to the millisecond
 * @param devices them, the phone among them
 */
public record DeviceList(OptionalLong rawId, Instant fetchedAt, List<Entry> devices) {
    /** Copies the list. */
    public DeviceList {
        devices = List.copyOf(devices);
    }

    /**
     * One device.
     *
     * @param id its number, 0 for the phone
     * @param keyIndex the index of its key in the account's list; the phone has none
     * @param hosted whether its keys lie with a provider; it takes no part in groups then
     */
    public record Entry(int id, OptionalInt keyIndex, boolean hosted) {
        /** The phone. */
        public static final Entry PHONE = new Entry(0, OptionalInt.empty(), false);
    }
}
