package io.github.camelwhatsapp.emulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The linked devices of one account. Numbers grow and are not given again while there is another. Used on the lane only.
 * Source: multidevice-transport.md section 6.4.
 */
public final class LinkedDevices {
    private static final int MAX_NUMBER = 255;

    private final Account account;
    private final Mailboxes mailboxes;
    private final int rememberedIds;
    private final Map<Integer, Device> devices = new LinkedHashMap<>();
    private @Nullable Device primary;
    private int lastNumber;
    private int connections;
    private byte[] keyIndexes = new byte[0];

    LinkedDevices(Account account, Mailboxes mailboxes, int rememberedIds) {
        this.account = account;
        this.mailboxes = mailboxes;
        this.rememberedIds = rememberedIds;
    }

    /** All of them, in the order in which they were linked. */
    public List<Device> all() {
        return List.copyOf(devices.values());
    }

    /** The phone itself, if it has registered keys. */
    public Optional<Device> primary() {
        return Optional.ofNullable(primary);
    }

    /**
     * The phone has registered these keys, in place of earlier ones; what waited for it is gone if they are others.
     *
     * @return whether it had registered others before
     */
    public boolean register(DeviceKeys keys, Instant at) {
        Device before = primary;
        if (before == null || !before.keys().identity().equals(keys.identity())) {
            primary = new Device(account, 0, 0, keys, at, mailboxes.forDevice(), rememberedIds);
        }
        return before != null && before != primary;
    }

    /** All that can be sent something encrypted, the phone first if it has keys. */
    public List<Device> reachable() {
        return Stream.concat(primary().stream(), devices.values().stream()).toList();
    }

    /** The device with this number; 0 is the phone. */
    public Optional<Device> find(int number) {
        return number == 0 ? primary() : Optional.ofNullable(devices.get(number));
    }

    /** How many more can be linked. */
    public int room(int limit) {
        return Math.max(0, limit - devices.size());
    }

    /**
     * Makes a device, which is not yet one of the account's: {@link #add} it when it has signed.
     *
     * @throws IllegalStateException if all numbers are in use
     */
    public Device prepare(int keyIndex, DeviceKeys keys, Instant at) {
        for (int i = 0; i < MAX_NUMBER; i++) {
            lastNumber = lastNumber % MAX_NUMBER + 1;
            if (!devices.containsKey(lastNumber)) {
                return new Device(account, lastNumber, keyIndex, keys, at, mailboxes.forDevice(), rememberedIds);
            }
        }
        throw new IllegalStateException(account.number() + " has " + MAX_NUMBER + " devices; no more have a number");
    }

    /** Makes a prepared device one of the account's. */
    public void add(Device device) {
        devices.put(device.number(), device);
    }

    /** Takes a device from the account; false if it was none of its. */
    public boolean remove(Device device) {
        device.mailbox().clear();
        return devices.remove(device.number(), device);
    }

    /** Counts a connection that named this account; gives its number, from 1. */
    public int countConnection() {
        return ++connections;
    }

    /** The list of valid key indexes that the phone has signed last, an encoded ADVSignedKeyIndexList; empty before. */
    public byte[] keyIndexes() {
        return keyIndexes.clone();
    }

    /** Keeps the list that the phone has signed. */
    public void keyIndexes(byte[] signed) {
        keyIndexes = signed.clone();
    }

    void reset() {
        primary = null;
        new ArrayList<>(devices.values()).forEach(this::remove);
    }
}
