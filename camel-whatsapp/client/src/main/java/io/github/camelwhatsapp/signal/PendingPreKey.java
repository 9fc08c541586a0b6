package io.github.camelwhatsapp.signal;

import java.util.OptionalLong;

/**
 * What every message repeats until the other side has answered: which of its prekeys the session was started with.
 *
 * @param signedPreKeyId id of its signed prekey
 * @param preKeyId id of its one-time prekey, if there was one
 */
record PendingPreKey(int signedPreKeyId, OptionalLong preKeyId) {
    void write(RecordWriter out) {
        out.int32(signedPreKeyId).int8(preKeyId.isPresent() ? 1 : 0).int32(preKeyId.orElse(0));
    }

    static PendingPreKey read(RecordReader in) {
        int signedPreKeyId = in.int32("signed prekey id", 0, Integer.MAX_VALUE);
        boolean present = in.flag("prekey");
        int preKeyId = in.int32("prekey id", 0, Integer.MAX_VALUE);
        return new PendingPreKey(signedPreKeyId, present ? OptionalLong.of(preKeyId) : OptionalLong.empty());
    }
}
