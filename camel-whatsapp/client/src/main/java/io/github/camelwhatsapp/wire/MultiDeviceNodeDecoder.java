package io.github.camelwhatsapp.wire;

/**
 * Reads nodes in the newer binary form (codec version 3) from untrusted bytes. Every length, count and depth is checked
 * before memory is taken for it, and every form of a text is understood, the shortest or not. Without state, for any number
 * of threads. {@link MultiDeviceNodeEncoder} is the way back. Source: multidevice-transport.md sections 4.1 to 4.7.
 */
public final class MultiDeviceNodeDecoder {
    private static final int DEFAULT_MAX_INFLATED = 16 << 20;

    private final int maxInflated;
    private final int maxDepth;

    /** Makes a decoder with the usual limits: 16 MiB of inflated bytes and 128 levels. */
    public MultiDeviceNodeDecoder() {
        this(DEFAULT_MAX_INFLATED, MultiDeviceNodeEncoder.MAX_DEPTH);
    }

    /**
     * Makes a decoder with its own limits.
     *
     * @param maxInflated bytes that a compressed payload may have when inflated, 1 to 2^30
     * @param maxDepth levels that a node may have, itself included, 1 to 1024
     */
    public MultiDeviceNodeDecoder(int maxInflated, int maxDepth) {
        if (maxInflated < 1 || maxInflated > 1 << 30 || maxDepth < 1 || maxDepth > 1024) {
            throw new IllegalArgumentException("maxInflated is " + maxInflated + " and maxDepth is " + maxDepth
                    + "; 1 to 2^30 and 1 to 1024 are expected");
        }
        this.maxInflated = maxInflated;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads one packed payload: a flags byte and a node, inflated first if the flags say so.
     *
     * @param payload the plaintext of a frame; handed over, since the data of the node is a slice of it and not copied
     * @throws NodeFormatException if it is not exactly one node within the limits; the connection has to be closed
     */
    public Node decode(byte[] payload) {
        if (payload.length < 2) {
            throw new NodeFormatException("A payload has " + payload.length + " bytes; flags and a node are expected");
        }
        if ((payload[0] & MultiDeviceTag.FLAG_COMPRESSED) == 0) {
            return new MultiDeviceReader(payload, 1).onlyNode(maxDepth);
        }
        byte[] node = Inflation.inflate(payload, 1, maxInflated);
        return new MultiDeviceReader(node, 0).onlyNode(maxDepth);
    }
}
