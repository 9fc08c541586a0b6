package io.github.camelwhatsapp.multidevice;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.proto.StoredRouting;
import io.github.camelwhatsapp.store.CredentialStore;

/**
 * The routing information that the server gave, which goes in front of the next connections, so that they end up at the same place. After
 * three of them in a row that came to nothing it is dropped. Source: multidevice-transport.md sections 1.3 and 8.4.
 */
final class Routing {
    private static final String NAME = "multidevice.routing";
    private static final int FAILURES = 3;
    private static final byte[] NONE = {};

    private Routing() {}

    /** What to send now; counts as a failure until {@link #worked}. */
    static byte[] take(CredentialStore store) {
        StoredRouting routing = store.get(NAME).map(Routing::parse).orElse(StoredRouting.getDefaultInstance());
        if (routing.getInfo().isEmpty()) {
            return NONE;
        }
        if (routing.getFailures() >= FAILURES) {
            store.delete(NAME);
            return NONE;
        }
        put(store, routing.getInfo(), routing.getFailures() + 1);
        return routing.getInfo().toByteArray();
    }

    /** A login with it succeeded. */
    static void worked(CredentialStore store) {
        store.get(NAME).map(Routing::parse).ifPresent(routing -> put(store, routing.getInfo(), 0));
    }

    /** The server gave another. */
    static void set(CredentialStore store, byte[] info) {
        put(store, ByteString.copyFrom(info), 0);
    }

    private static void put(CredentialStore store, ByteString info, int failures) {
        store.put(
                NAME,
                StoredRouting.newBuilder()
                        .setInfo(info)
                        .setFailures(failures)
                        .build()
                        .toByteArray());
    }

    /** What cannot be read is of no more use than none: nothing depends on it. */
    private static StoredRouting parse(byte[] bytes) {
        try {
            return StoredRouting.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            return StoredRouting.getDefaultInstance();
        }
    }
}
