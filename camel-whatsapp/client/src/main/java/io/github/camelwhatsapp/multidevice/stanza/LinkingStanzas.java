package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/** The stanzas of linking. Source: multidevice-transport.md sections 6 and 7. */
public final class LinkingStanzas {
    private static final byte[] NONCE = {0};

    private LinkingStanzas() {}

    /** The references in a {@code <pair-device>}, in order. */
    public static List<String> references(Node pairDevice) {
        return pairDevice.children().stream()
                .filter(child -> child.is("ref"))
                .map(Node::text)
                .filter(reference -> !reference.isEmpty() && reference.indexOf(',') < 0)
                .toList();
    }

    /** The answer to a {@code <pair-success>} that is believed. */
    public static Node signed(Node pairSuccess, long keyIndex, byte[] identity) {
        return Iqs.result(
                pairSuccess,
                Node.builder("pair-device-sign")
                        .child(Node.builder("device-identity")
                                .attribute("key-index", Long.toString(keyIndex))
                                .data(identity)
                                .build())
                        .build());
    }

    /**
     * Asks the server to accept a code.
     *
     * @param phone the phone's number, digits
     * @param wrapped the ephemeral key wrapped with the code, 80 bytes
     * @param noise the device's static key of the handshake, 32 bytes
     * @param platform the character of the browser
     * @param display what the phone shows, such as {@code Chrome (Linux)}
     */
    public static Node companionHello(
            String id, String phone, byte[] wrapped, byte[] noise, char platform, String display) {
        return Iqs.request(
                id,
                "set",
                "md",
                stage(phone, "companion_hello")
                        .attribute("should_show_push_notification", "true")
                        .child(bytes("link_code_pairing_wrapped_companion_ephemeral_pub", wrapped))
                        .child(bytes("companion_server_auth_key_pub", noise))
                        .child(text("companion_platform_id", Character.toString(platform)))
                        .child(text("companion_platform_display", display))
                        .child(bytes("link_code_pairing_nonce", NONCE))
                        .build());
    }

    /** The end of our part: the bundle that only the right code opens. */
    public static Node companionFinish(String id, String phone, byte[] bundle, byte[] identity, byte[] reference) {
        return Iqs.request(
                id,
                "set",
                "md",
                stage(phone, "companion_finish")
                        .child(bytes("link_code_pairing_wrapped_key_bundle", bundle))
                        .child(bytes("companion_identity_public", identity))
                        .child(bytes("link_code_pairing_ref", reference))
                        .build());
    }

    /** The bytes of a child of a stage; none when it is not there. */
    public static byte[] part(Node stage, String name) {
        return stage.child(name).map(Node::dataBytes).orElse(new byte[0]);
    }

    private static Node.Builder stage(String phone, String name) {
        return Node.builder("link_code_companion_reg")
                .attribute("jid", Jid.ofPhone(phone))
                .attribute("stage", name);
    }

    private static Node bytes(String tag, byte[] data) {
        return Node.builder(tag).data(data).build();
    }

    private static Node text(String tag, String data) {
        return Node.builder(tag).data(data).build();
    }
}
