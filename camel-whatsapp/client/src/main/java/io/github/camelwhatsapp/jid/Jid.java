package io.github.camelwhatsapp.jid;

import java.util.Objects;

/**
 * The address of a person, one of their devices, a group, a list or a service: {@code user:device@server}.
 *
 * <p>Immutable. Two JIDs are equal when all four parts are; {@link #account()} is the form to compare when the device does
 * not matter. A phone number form and a hidden (LID) form of one person are different JIDs: which belong together is data
 * that the server sends, never a matter of text. Source: multidevice-transport.md section 5, classic.md section 1.1.
 *
 * @param user digits of a phone number, a group id, an opaque id; empty for a server itself. With an {@code @} or a colon in
 *     it, which no real one has, the text form would be read back as another address
 * @param server the part behind the {@code @}, never empty
 * @param device 0 for the primary device (it is never written), 1..65535 for a linked one
 * @param integrator 0 but for addresses of the server {@code interop}, 0..65535
 */
public record Jid(String user, String server, int device, int integrator) implements Comparable<Jid> {
    /** Server of people known by phone number; with an empty user it is the WhatsApp server itself. */
    public static final String USER_SERVER = "s.whatsapp.net";
    /** Server of people known by their hidden identifier. */
    public static final String LID_SERVER = "lid";
    /** Server of groups. */
    public static final String GROUP_SERVER = "g.us";
    /** Server of broadcast lists; {@code status@broadcast} is the status feed. */
    public static final String BROADCAST_SERVER = "broadcast";
    /** Legacy spelling of {@link #USER_SERVER}. */
    public static final String LEGACY_USER_SERVER = "c.us";
    /** Server of third-party networks; its addresses carry an integrator. */
    public static final String INTEROP_SERVER = "interop";

    /** The WhatsApp server itself, {@code s.whatsapp.net}. */
    public static final Jid SERVER = new Jid("", USER_SERVER, 0, 0);

    private static final int MAX_NUMBER = 0xFFFF;
    private static final int MAX_LENGTH = 1024;

    /**
     * Checks the parts.
     *
     * @throws JidFormatException if the server is empty or a number is out of range
     */
    public Jid {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(server, "server");
        if (server.isEmpty()) {
            throw new JidFormatException(user + "@", "there is no server after the @");
        }
        if (device < 0 || device > MAX_NUMBER || integrator < 0 || integrator > MAX_NUMBER) {
            throw new JidFormatException(
                    user + ":" + device + "@" + server, "device and integrator are numbers from 0 to " + MAX_NUMBER);
        }
    }

    /** An address of a primary device, a group or a service. */
    public static Jid of(String user, String server) {
        return new Jid(user, server, 0, 0);
    }

    /** The address of the person with this phone number: digits with the country code, without a plus. */
    public static Jid ofPhone(String digits) {
        return of(digits, USER_SERVER);
    }

    /** The address of the group with this id, for example {@code 34123456789-1400000000}. */
    public static Jid ofGroup(String id) {
        return of(id, GROUP_SERVER);
    }

    /**
     * Reads {@code [user][_agent|.agent][:device]@server}, or a bare server when there is no {@code @}. The agent, a relic,
     * is dropped for people known by phone number or LID. On {@code interop} the user is {@code integrator-user}.
     *
     * @throws JidFormatException if the text is empty, longer than 1024 characters, has no server, two of them, or a device
     *     or integrator that is no number
     */
    public static Jid parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new JidFormatException(
                    text, "it has " + text.length() + " characters, 1 to " + MAX_LENGTH + " are allowed");
        }
        int at = text.indexOf('@');
        if (at < 0) {
            return of("", text);
        }
        String server = text.substring(at + 1);
        if (server.indexOf('@') >= 0) {
            throw new JidFormatException(text, "there is more than one @");
        }
        String local = text.substring(0, at);
        int device = 0;
        int colon = local.indexOf(':');
        if (colon >= 0) {
            device = number(text, local.substring(colon + 1));
            local = local.substring(0, colon);
        }
        if (server.equals(USER_SERVER) || server.equals(LID_SERVER)) {
            return new Jid(withoutAgent(local), server, device, 0);
        }
        int dash = local.indexOf('-');
        if (server.equals(INTEROP_SERVER) && dash > 0 && dash < local.length() - 1) {
            return new Jid(local.substring(dash + 1), server, device, number(text, local.substring(0, dash)));
        }
        return new Jid(local, server, device, 0);
    }

    /** Whether this is a person (by phone number, in either spelling, or by LID). */
    public boolean isUser() {
        return !user.isEmpty()
                && (server.equals(USER_SERVER) || server.equals(LID_SERVER) || server.equals(LEGACY_USER_SERVER));
    }

    /** Whether this is a person known by phone number. */
    public boolean isPhone() {
        return isUser() && !server.equals(LID_SERVER);
    }

    /** Whether this is a group. */
    public boolean isGroup() {
        return !user.isEmpty() && server.equals(GROUP_SERVER);
    }

    /** Whether this is a broadcast list or the status feed. */
    public boolean isBroadcast() {
        return !user.isEmpty() && server.equals(BROADCAST_SERVER);
    }

    /** Whether this names a server and nobody on it. */
    public boolean isServer() {
        return user.isEmpty();
    }

    /** The account behind a device: no device, and {@code c.us} spelt {@code s.whatsapp.net}. */
    public Jid account() {
        String spelt = server.equals(LEGACY_USER_SERVER) ? USER_SERVER : server;
        return device == 0 && spelt.equals(server) ? this : new Jid(user, spelt, 0, integrator);
    }

    /** The same account's device with this number. */
    public Jid withDevice(int number) {
        return new Jid(user, server, number, integrator);
    }

    @Override
    public int compareTo(Jid other) {
        return toString().compareTo(other.toString());
    }

    /** The text form; a bare server has no {@code @}. */
    @Override
    public String toString() {
        if (user.isEmpty() && device == 0) {
            return server;
        }
        String local = hasWrittenIntegrator() ? integrator + "-" + user : user;
        return device == 0 ? local + "@" + server : local + ":" + device + "@" + server;
    }

    /** A zero is written where a dash in the user would otherwise be taken for the one behind an integrator. */
    private boolean hasWrittenIntegrator() {
        return server.equals(INTEROP_SERVER) && (integrator != 0 || user.indexOf('-') > 0);
    }

    /** Without a second one as well, which nobody has: its text form would be read back as another address. */
    private static String withoutAgent(String local) {
        int mark = Math.max(local.lastIndexOf('_'), local.lastIndexOf('.'));
        if (mark <= 0 || mark == local.length() - 1) {
            return local;
        }
        for (int i = mark + 1; i < local.length(); i++) {
            if (local.charAt(i) < '0' || local.charAt(i) > '9') {
                return local;
            }
        }
        return local.length() - mark <= 4 && Integer.parseInt(local, mark + 1, local.length(), 10) <= 255
                ? withoutAgent(local.substring(0, mark))
                : local;
    }

    private static int number(String text, String digits) {
        int value = digits.isEmpty() ? MAX_NUMBER + 1 : 0;
        for (int i = 0; i < digits.length() && value <= MAX_NUMBER; i++) {
            char c = digits.charAt(i);
            value = c >= '0' && c <= '9' ? 10 * value + c - '0' : MAX_NUMBER + 1;
        }
        if (value > MAX_NUMBER) {
            throw new JidFormatException(text, "'" + digits + "' is no number from 0 to " + MAX_NUMBER);
        }
        return value;
    }
}
