package io.github.camelwhatsapp.benchmarks.micro;

import static io.github.camelwhatsapp.benchmarks.micro.CobaltHandles.constructor;
import static io.github.camelwhatsapp.benchmarks.micro.CobaltHandles.method;
import static io.github.camelwhatsapp.benchmarks.micro.CobaltHandles.type;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A device of Cobalt that writes to others and reads what they write: {@link SignalParty} with the other library. */
final class CobaltParty {
    private static final int REGISTRATION = 1;
    private static final String KEYS = "controller.Keys";
    private static final String CIPHER = "crypto.SessionCipher";
    private static final String RESULT = "crypto.CipheredMessageResult";
    private static final String FIRST_MESSAGE = "model.signal.message.SignalPreKeyMessage";
    private static final String LATER_MESSAGE = "model.signal.message.SignalMessage";
    private static final String FIRST_KIND = "pkmsg";
    private static final Class<?> KEYS_TYPE = type(KEYS);
    private static final Class<?> ADDRESS_TYPE = type("model.signal.session.SessionAddress");
    private static final Class<?> SIGNED_TYPE = type("model.signal.keypair.SignalSignedKeyPair");
    private static final Class<?> SESSION_TYPE = type("model.signal.session.Session");

    private static final MethodHandle NEW_SESSION = constructor("model.signal.session.Session");
    private static final MethodHandle PUT_SESSION = method(KEYS, "addSession", ADDRESS_TYPE, SESSION_TYPE);
    private static final MethodHandle NEW_BUILDER = constructor("crypto.SessionBuilder", ADDRESS_TYPE, KEYS_TYPE);
    private static final MethodHandle START =
            method("crypto.SessionBuilder", "createOutgoing", int.class, byte[].class, SIGNED_TYPE, SIGNED_TYPE);
    private static final MethodHandle NEW_CIPHER = constructor(CIPHER, ADDRESS_TYPE, KEYS_TYPE);
    private static final MethodHandle ENCRYPT = method(CIPHER, "encrypt", byte[].class);
    private static final MethodHandle BYTES = method(RESULT, "message");
    private static final MethodHandle KIND = method(RESULT, "type");
    private static final MethodHandle PARSE_FIRST = method(FIRST_MESSAGE, "ofSerialized", byte[].class);
    private static final MethodHandle PARSE = method(LATER_MESSAGE, "ofSerialized", byte[].class);
    private static final MethodHandle DECRYPT_FIRST = method(CIPHER, "decrypt", type(FIRST_MESSAGE));
    private static final MethodHandle DECRYPT = method(CIPHER, "decrypt", type(LATER_MESSAGE));

    private final Object address;
    private final Object keys;
    private final byte[] identityKey;
    private final Object signedKey;
    private final Map<CobaltParty, Object> ciphers = new HashMap<>();

    private CobaltParty(Object address, Object keys, byte[] identityKey, Object signedKey) {
        this.address = address;
        this.keys = keys;
        this.identityKey = identityKey;
        this.signedKey = signedKey;
    }

    /** A new device with this name. */
    static CobaltParty named(String name) {
        try {
            Class<?> kind = type("api.ClientType");
            Object web = kind.getField("WEB").get(null);
            Object keys = method(KEYS, "of", UUID.class, type("model.mobile.PhoneNumber"), Collection.class, kind)
                    .invoke(UUID.randomUUID(), null, List.of(), web);
            Object address = constructor("model.signal.session.SessionAddress", String.class, int.class)
                    .invoke(name, 0);
            Object identity = method(KEYS, "identityKeyPair").invoke(keys);
            Object identityKey = method("model.signal.keypair.ISignalKeyPair", "signalPublicKey")
                    .invoke(identity);
            Object signedKey = method(KEYS, "signedKeyPair").invoke(keys);
            return new CobaltParty(address, keys, (byte[]) identityKey, signedKey);
        } catch (Throwable e) {
            throw new IllegalStateException("Cobalt makes no device", e);
        }
    }

    /** Opens a session with another one, so that neither side sends first messages any more, and sees that each reads the other. */
    void meets(CobaltParty other, byte[] payload) throws Throwable {
        start(other);
        requireSame(payload, other.open(this, seal(other, payload)));
        requireSame(payload, open(other, other.seal(this, payload)));
        requireSame(payload, other.open(this, seal(other, payload)));
    }

    /** Starts a session, which replaces the last one: Cobalt would keep all, and look through them. */
    void start(CobaltParty other) throws Throwable {
        start(other, other.signedKey);
    }

    /** Sees that a bundle with a signature that somebody else made is refused. */
    void requireRefused(CobaltParty other) throws Throwable {
        try {
            start(other, signedKey);
        } catch (IllegalArgumentException expected) {
            return;
        }
        throw new IllegalStateException("Cobalt takes a bundle with a wrong signature");
    }

    private void start(CobaltParty other, Object signed) throws Throwable {
        forget(other);
        Object builder = (Object) NEW_BUILDER.invokeExact(other.address, keys);
        START.invokeExact(builder, REGISTRATION, (Object) other.identityKey, signed, (Object) null);
    }

    void forget(CobaltParty other) throws Throwable {
        Object fresh = (Object) NEW_SESSION.invokeExact();
        Object unused = (Object) PUT_SESSION.invokeExact(keys, other.address, fresh);
    }

    /** Encrypts; the answer is Cobalt's, with the bytes for the wire in it. */
    Object seal(CobaltParty to, byte[] payload) throws Throwable {
        return (Object) ENCRYPT.invokeExact(cipher(to), (Object) payload);
    }

    /** Reads what came as bytes, as it does from a wire. */
    byte[] open(CobaltParty from, Object message) throws Throwable {
        byte[] bytes = bytes(message);
        if (FIRST_KIND.equals((Object) KIND.invokeExact(message))) {
            return openFirst(from, bytes);
        }
        Object parsed = (Object) PARSE.invokeExact((Object) bytes);
        return (byte[]) (Object) DECRYPT.invokeExact(cipher(from), parsed);
    }

    byte[] openFirst(CobaltParty from, byte[] message) throws Throwable {
        Object parsed = (Object) PARSE_FIRST.invokeExact((Object) message);
        return (byte[]) (Object) DECRYPT_FIRST.invokeExact(cipher(from), parsed);
    }

    static byte[] bytes(Object message) throws Throwable {
        return (byte[]) (Object) BYTES.invokeExact(message);
    }

    private Object cipher(CobaltParty with) throws Throwable {
        Object known = ciphers.get(with);
        if (known != null) {
            return known;
        }
        Object made = (Object) NEW_CIPHER.invokeExact(with.address, keys);
        ciphers.put(with, made);
        return made;
    }

    private static void requireSame(byte[] expected, byte[] found) {
        if (!Arrays.equals(expected, found)) {
            throw new IllegalStateException("Cobalt reads something else than was written");
        }
    }
}
