package io.github.camelwhatsapp.emulator.state;

import java.util.Optional;

/**
 * Who does something: an account, by its classic client or by a linked device.
 *
 * @param account whose doing it is
 * @param device the device, if it is a linked one
 */
public record Actor(Account account, Optional<Device> device) {
    /** By the classic client. */
    public static Actor of(Account account) {
        return new Actor(account, Optional.empty());
    }

    /** By a linked device. */
    public static Actor of(Device device) {
        return new Actor(device.account(), Optional.of(device));
    }

    /** The most characters of a group's subject. Source: classic.md section 5.5, multidevice-messaging.md section 7.2. */
    int subjectLength() {
        return device.isPresent() ? 100 : 25;
    }

    /** The most people in a group. Sources as above. */
    int groupSize() {
        return device.isPresent() ? 1_024 : 101;
    }
}
