package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.store.DeviceList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody with their devices.
 *
 * @param resolved the address that keys and sessions go by: the hidden one if it is known
 * @param phone the address by phone number, if it is known
 * @param devices their devices; none for somebody who is not on WhatsApp
 */
public record Person(Jid resolved, Optional<Jid> phone, List<DeviceList.Entry> devices) {
    private static final String HOSTED = "hosted";
    private static final String HOSTED_LID = "hosted.lid";

    /** Copies the list. */
    public Person {
        devices = List.copyOf(devices);
    }

    /** Whether the server knows devices of theirs. */
    public boolean isReachable() {
        return !devices.isEmpty();
    }

    /** The addresses of all their devices in the resolved form. */
    public List<Jid> addresses() {
        return devices.stream().map(this::address).toList();
    }

    /** The same without those whose keys lie with a provider, who take no part in groups. */
    public List<Jid> ownKeyed() {
        return devices.stream()
                .filter(device -> !device.hosted())
                .map(this::address)
                .toList();
    }

    private Jid address(DeviceList.Entry device) {
        if (!device.hosted()) {
            return resolved.withDevice(device.id());
        }
        String server = resolved.server().equals(Jid.LID_SERVER) ? HOSTED_LID : HOSTED;
        return Jid.of(resolved.user(), server).withDevice(device.id());
    }
}
