package io.github.camelwhatsapp.model;

/**
 * What lets people into a group. Source: multidevice-messaging.md section 7.2.
 *
 * @param group the group
 * @param code the link's end; whoever has it can ask to join
 */
public record InviteLink(Party group, String code) {
    /** Where all links begin. */
    public static final String PREFIX = "https://chat.whatsapp.com/";

    /** The link that people open. */
    public String url() {
        return PREFIX + code;
    }

    /** Does not show the code. */
    @Override
    public String toString() {
        return "InviteLink[" + group.id() + "]";
    }
}
