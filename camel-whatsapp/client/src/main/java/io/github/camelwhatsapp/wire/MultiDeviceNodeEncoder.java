package io.github.camelwhatsapp.wire;

/**
 * Writes nodes in the newer binary form (codec version 3), always in the shortest one: words of the dictionary, packed
 * numbers, an address form for every address. It chooses and measures first and then fills one array of exactly that length. Without
 * state, for any number of threads. {@link MultiDeviceNodeDecoder} is the way back. Source: multidevice-transport.md
 * section 4.
 */
public final class MultiDeviceNodeEncoder {
    /** Levels that a node may have, itself included; what is deeper is refused by decoders as well. */
    public static final int MAX_DEPTH = 128;

    /** Parts that a list can have: a count of children, or twice the attributes and two. */
    static final int MAX_LIST = 0xFFFF;

    private static final int FLAGS_SIZE = 1;

    /** Makes an encoder. */
    public MultiDeviceNodeEncoder() {}

    /**
     * A node as it stands in the plaintext of a frame: a flags byte of 0 and the node, never compressed.
     *
     * @throws NodeFormatException if the node has no binary form: deeper than {@link #MAX_DEPTH}, more than 65535
     *     children, an address with a device that its server cannot have, or more bytes than an array holds
     */
    public byte[] encode(Node node) {
        MultiDevicePlan plan = new MultiDevicePlan(node, MAX_DEPTH);
        long size = FLAGS_SIZE + plan.size();
        if (size > Integer.MAX_VALUE - 8) {
            throw new NodeFormatException("<" + node.tag() + "> takes " + size + " bytes, more than an array holds");
        }
        byte[] out = new byte[(int) size];
        new MultiDeviceWriter(plan, out, FLAGS_SIZE).node(node);
        return out;
    }
}
