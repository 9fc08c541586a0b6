package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of its four forms an address takes in the newer binary form, and which text is an address. Pure functions. Source:
 * multidevice-transport.md sections 4.6 and 5.1.
 */
final class MultiDeviceJid {
    static final String HOSTED_SERVER = "hosted";
    static final String HOSTED_LID_SERVER = "hosted.lid";
    static final String MESSENGER_SERVER = "msgr";

    static final int DOMAIN_USER = 0;
    static final int DOMAIN_LID = 1;
    static final int DOMAIN_HOSTED = 128;
    static final int DOMAIN_HOSTED_LID = 129;

    private static final int NO_DOMAIN = -1;
    private static final int LARGEST_AD_DEVICE = 255;

    /** Only what stands at one of these is taken for an address: a mail address in a name stays the text that it is. */
    private static final Set<String> SERVERS = Set.of(
            Jid.USER_SERVER,
            Jid.LID_SERVER,
            Jid.GROUP_SERVER,
            Jid.BROADCAST_SERVER,
            Jid.LEGACY_USER_SERVER,
            Jid.INTEROP_SERVER,
            HOSTED_SERVER,
            HOSTED_LID_SERVER,
            MESSENGER_SERVER,
            "newsletter",
            "call",
            "bot");

    private MultiDeviceJid() {}

    /** The tag of the shortest form that holds all of an address, or 0 when none does. */
    static int tagFor(Jid jid) {
        if (jid.server().equals(Jid.INTEROP_SERVER) && !jid.user().isEmpty()) {
            return MultiDeviceTag.INTEROP_JID;
        }
        if (jid.device() == 0 && jid.integrator() == 0) {
            return MultiDeviceTag.JID_PAIR;
        }
        if (jid.user().isEmpty() || jid.integrator() != 0) {
            return 0;
        }
        if (jid.server().equals(MESSENGER_SERVER)) {
            return MultiDeviceTag.FB_JID;
        }
        boolean fits = jid.device() <= LARGEST_AD_DEVICE && domainOf(jid.server()) != NO_DOMAIN;
        return fits ? MultiDeviceTag.AD_JID : 0;
    }

    /** The domain byte of an AD_JID for a server, or -1 when the form does not know it. */
    static int domainOf(String server) {
        return switch (server) {
            case Jid.USER_SERVER -> DOMAIN_USER;
            case Jid.LID_SERVER -> DOMAIN_LID;
            case HOSTED_SERVER -> DOMAIN_HOSTED;
            case HOSTED_LID_SERVER -> DOMAIN_HOSTED_LID;
            default -> NO_DOMAIN;
        };
    }

    /**
     * The server of an AD_JID with this domain byte. An even one from 128 on is a hosted account, as for the official client.
     *
     * @throws NodeFormatException if the byte stands for no server
     */
    static String serverOf(int domain) {
        return switch (domain) {
            case DOMAIN_USER -> Jid.USER_SERVER;
            case DOMAIN_LID -> Jid.LID_SERVER;
            case DOMAIN_HOSTED_LID -> HOSTED_LID_SERVER;
            default -> {
                if (domain < DOMAIN_HOSTED || (domain & 1) != 0) {
                    throw new NodeFormatException(
                            "An address has the domain " + domain + ", which stands for no server");
                }
                yield HOSTED_SERVER;
            }
        };
    }

    /** The address that a text spells, or null when it is none or has no form of its own. */
    static @Nullable Jid in(String text) {
        int at = text.indexOf('@');
        if (at < 0 || !SERVERS.contains(text.substring(at + 1))) {
            return null;
        }
        try {
            Jid jid = Jid.parse(text);
            return tagFor(jid) == 0 ? null : jid;
        } catch (JidFormatException e) {
            return null;
        }
    }
}
