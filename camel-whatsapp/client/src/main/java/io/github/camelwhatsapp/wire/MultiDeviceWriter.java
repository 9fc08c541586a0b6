package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a node into an array as {@link MultiDevicePlan} has measured and chosen: the second of the encoder's two passes. It
 * must ask for the choices in the order in which they were made. One object writes one payload.
 */
final class MultiDeviceWriter {
    private final MultiDevicePlan plan;
    private final byte[] out;
    private int at;

    MultiDeviceWriter(MultiDevicePlan plan, byte[] out, int at) {
        this.plan = plan;
        this.out = out;
        this.at = at;
    }

    void node(Node node) {
        Attributes attributes = node.attributes();
        list(MultiDevicePlan.listSize(node));
        word(node.tag());
        for (int i = 0; i < attributes.size(); i++) {
            word(attributes.nameAt(i));
            value(attributes.valueAt(i));
        }
        List<Node> children = node.children();
        if (children.isEmpty()) {
            data(node.rawData());
            return;
        }
        list(children.size());
        for (int i = 0; i < children.size(); i++) {
            node(children.get(i));
        }
    }

    private void data(@Nullable Object data) {
        if (data instanceof ByteBuffer bytes) {
            bytes(bytes);
        } else if (data != null) {
            value(data);
        }
    }

    private void bytes(ByteBuffer bytes) {
        int length = bytes.remaining();
        rawHead(length);
        bytes.get(bytes.position(), out, at, length);
        at += length;
    }

    private void value(Object value) {
        int head = plan.nextHead();
        if (!MultiDeviceTag.isJid(head)) {
            word(head, (String) value);
        } else {
            jid(head, value instanceof Jid jid ? jid : Jid.parse((String) value));
        }
    }

    private void jid(int tag, Jid jid) {
        u8(tag);
        if (tag == MultiDeviceTag.AD_JID) {
            u8(MultiDeviceJid.domainOf(jid.server()));
            u8(jid.device());
            word(jid.user());
            return;
        }
        if (jid.user().isEmpty()) {
            u8(MultiDeviceTag.LIST_EMPTY);
        } else {
            word(jid.user());
        }
        if (tag != MultiDeviceTag.JID_PAIR) {
            u16(jid.device());
        }
        if (tag == MultiDeviceTag.INTEROP_JID) {
            u16(jid.integrator());
        }
        word(jid.server());
    }

    private void word(String text) {
        word(plan.nextHead(), text);
    }

    private void word(int head, String text) {
        switch (head) {
            case MultiDeviceTag.BINARY_8 -> raw(text);
            case MultiDeviceTag.NIBBLE_8, MultiDeviceTag.HEX_8 -> packed(head, text);
            default -> {
                if (head < 256) {
                    u8(head);
                } else {
                    u16(head);
                }
            }
        }
    }

    private void packed(int tag, String text) {
        int size = PackedText.packedSize(text);
        u8(tag);
        u8((text.length() & 1) == 0 ? size : size | PackedText.ODD);
        PackedText.pack(text, out, at);
        at += size;
    }

    private void raw(String text) {
        if (!MultiDeviceWord.isAscii(text)) {
            bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        rawHead(text.length());
        for (int i = 0; i < text.length(); i++) {
            out[at++] = (byte) text.charAt(i);
        }
    }

    private void rawHead(int length) {
        if (length < 256) {
            u8(MultiDeviceTag.BINARY_8);
            u8(length);
        } else if (length < 1 << 20) {
            u8(MultiDeviceTag.BINARY_20);
            u8(length >> 16);
            u16(length);
        } else {
            u8(MultiDeviceTag.BINARY_32);
            u16(length >> 16);
            u16(length);
        }
    }

    private void list(int size) {
        if (size < 256) {
            u8(MultiDeviceTag.LIST_8);
            u8(size);
        } else {
            u8(MultiDeviceTag.LIST_16);
            u16(size);
        }
    }

    private void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    private void u8(int value) {
        out[at++] = (byte) value;
    }
}
