package io.github.camelwhatsapp.wire;

import java.io.ByteArrayOutputStream;

/**
 * What a client sends once, in front of its first frame: "WA", the protocol generation 6 and the dictionary version 3; before
 * that, if it has any, the routing information of an earlier connection. Source: multidevice-transport.md section 1.3.
 */
public final class MultiDeviceIntro {
    static final byte[] ROUTING_MARK = {'E', 'D', 0, 1};
    static final byte[] PROLOGUE = {'W', 'A', 6, 3};

    private static final int MAX_ROUTING = 0xFFFFFF;

    private MultiDeviceIntro() {}

    /** The last four bytes of every intro, which are also the prologue of the handshake. A copy. */
    public static byte[] prologue() {
        return PROLOGUE.clone();
    }

    /**
     * The bytes to put in front of the first frame.
     *
     * @param routingInfo what an {@code <edge_routing>} held; empty for none. More than 2^24 - 1 bytes are left out, since
     *     nothing depends on them
     */
    public static byte[] bytes(byte[] routingInfo) {
        if (routingInfo.length == 0 || routingInfo.length > MAX_ROUTING) {
            return prologue();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(routingInfo.length + 11);
        out.writeBytes(ROUTING_MARK);
        out.write(routingInfo.length >> 16);
        out.write(routingInfo.length >> 8);
        out.write(routingInfo.length);
        out.writeBytes(routingInfo);
        out.writeBytes(PROLOGUE);
        return out.toByteArray();
    }
}
