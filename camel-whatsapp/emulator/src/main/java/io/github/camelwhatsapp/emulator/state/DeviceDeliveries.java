package io.github.camelwhatsapp.emulator.state;

import java.util.Map;
import java.util.Optional;

/**
 * The messages that a device was given lately, so that its receipts can be judged and find their way, in whichever form they write
 * an address. Bounded. Used on the lane only.
 */
public final class DeviceDeliveries {
    private final Map<Key, DeviceDelivery> deliveries;

    DeviceDeliveries(int bound) {
        deliveries = new BoundedMap<>(bound);
    }

    /**
     * The delivery that a receipt or ack names.
     *
     * @param chat the number of who sent the message, or the address of the group or list
     * @param author the number of who sent it
     * @param id the message's id
     */
    public Optional<DeviceDelivery> find(String chat, String author, String id) {
        return Optional.ofNullable(deliveries.get(new Key(chat, author, id)));
    }

    /** Writes a delivery down; a later one takes the place of an earlier one that nobody reported. */
    public void add(String chat, String id, DeviceDelivery delivery) {
        Key key = new Key(chat, delivery.author().account().number(), id);
        DeviceDelivery before = deliveries.put(key, delivery);
        if (before != null && before.isDelivered()) {
            delivery.markDelivered();
        }
    }

    private record Key(String chat, String author, String id) {}
}
