package io.github.camelwhatsapp.signal;

/** The first byte of every message: the message's version in the high half, the newest known to its sender in the low. */
final class MessageVersion {
    static final int CURRENT = 3;
    static final int BYTE = CURRENT << 4 | CURRENT;

    private MessageVersion() {}

    /**
     * Checks length and version of a message.
     *
     * @param trailer how many bytes follow the protobuf at the least
     * @throws InvalidMessageException if the message is too short or its version byte contradicts itself
     * @throws LegacyVersionException if it is older than version 3
     * @throws UnknownVersionException if it is newer
     */
    static void check(String what, byte[] message, int trailer) {
        if (message.length < 1 + trailer) {
            throw new InvalidMessageException(
                    what + " has at least " + (1 + trailer) + " bytes, " + message.length + " were given");
        }
        int version = message[0] >> 4 & 15;
        if (version < CURRENT) {
            throw new LegacyVersionException(version);
        }
        if (version > CURRENT) {
            throw new UnknownVersionException(version);
        }
        if ((message[0] & 15) < version) {
            throw new InvalidMessageException(
                    what + " of version " + version + " says that its sender knows only version " + (message[0] & 15));
        }
    }
}
