package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.Person;
import java.util.List;
import java.util.Optional;

/**
 * A device that a message goes to.
 *
 * @param device its resolved address, which keys and sessions go by
 * @param wire its address in the stanza, where all addresses have one form
 */
record Target(Jid device, Jid wire) {
    /** All devices of somebody. */
    static List<Target> all(Person person, boolean byPhone) {
        return of(person.addresses(), person.phone(), byPhone);
    }

    /** Their devices whose keys do not lie with a provider. */
    static List<Target> ownKeyed(Person person, boolean byPhone) {
        return of(person.ownKeyed(), person.phone(), byPhone);
    }

    private static List<Target> of(List<Jid> devices, Optional<Jid> phone, boolean byPhone) {
        return devices.stream()
                .map(device -> new Target(device, byPhone ? byPhone(device, phone) : device))
                .toList();
    }

    private static Jid byPhone(Jid device, Optional<Jid> phone) {
        return device.server().equals(Jid.LID_SERVER)
                ? phone.map(number -> number.withDevice(device.device())).orElse(device)
                : device;
    }
}
