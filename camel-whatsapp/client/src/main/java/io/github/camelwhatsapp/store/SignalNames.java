package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.SignalAddress;
import java.util.Map;

/**
 * The names of people in the stores of end-to-end encryption where a person has two addresses: digits for a phone number, a mark behind
 * them for every other kind, so that the two never meet by chance. Source: signal.md section 1, "Addresses".
 */
public final class SignalNames {
    private static final Map<String, String> MARKS = Map.of(
            Jid.USER_SERVER,
            "",
            Jid.LEGACY_USER_SERVER,
            "",
            Jid.LID_SERVER,
            "_1",
            "hosted",
            "_128",
            "hosted.lid",
            "_129");

    private SignalNames() {}

    /** The name of the person behind an address, whatever its device. */
    public static String name(Jid user) {
        return user.user() + MARKS.getOrDefault(user.server(), "_" + user.server());
    }

    /** The device with this address. */
    public static SignalAddress address(Jid device) {
        return new SignalAddress(name(device), device.device());
    }

    /** The person with this name. */
    public static Jid user(String name) {
        int mark = name.lastIndexOf('_');
        if (mark < 0) {
            return Jid.ofPhone(name);
        }
        String suffix = name.substring(mark);
        String server = MARKS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(suffix))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(suffix.substring(1));
        return Jid.of(name.substring(0, mark), server);
    }

    /** The device with this address in the stores. */
    public static Jid jid(SignalAddress address) {
        return user(address.name()).withDevice(address.device());
    }
}
