package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.CryptoVectors;
import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Someone's device in a story: an address, stores, and the entry classes on top of them. */
final class Device {
    private final SignalAddress address;
    private final IdentityKeyPair identity;
    private final long registrationId;
    private final SecureRandom random;
    private final MemoryStores memory;
    private IdentityPolicy policy = IdentityPolicy.ACCEPT_CHANGES;
    private int nextPreKeyId = 1;

    private Device(String name, IdentityKeyPair identity, long registrationId, SecureRandom random) {
        this.address = new SignalAddress(name, 0);
        this.identity = identity;
        this.registrationId = registrationId;
        this.random = random;
        this.memory = new MemoryStores(identity, registrationId);
    }

    /** A new device with a signed prekey. */
    static Device named(String name) {
        SecureRandom random = new SecureRandom();
        Device device = new Device(name, IdentityKeyPair.generate(random), 1 + random.nextInt(16380), random);
        device.stores().signedPreKeys().put(SignedPreKey.generate(1, device.identity, random));
        return device;
    }

    /** A device of the vectors, with those prekeys that they give. */
    static Device of(String name, JsonNode vector, SecureRandom random) {
        Device device = new Device(
                name,
                IdentityKeyPair.of(CryptoVectors.keyPair(vector, "identity")),
                vector.required("registrationId").asLong(),
                random);
        if (vector.hasNonNull("signedPreKeyId")) {
            device.stores().signedPreKeys().put(signedPreKey(vector));
        }
        preKey(vector).ifPresent(device.stores().preKeys()::put);
        return device;
    }

    /** The bundle that the vectors' device publishes. */
    static PreKeyBundle bundle(JsonNode vector) {
        return new PreKeyBundle(
                vector.required("registrationId").asLong(),
                new IdentityKey(CryptoVectors.publicKey(vector, "identityPublic")),
                signedPreKey(vector).offer(),
                preKey(vector).map(PreKey::offer));
    }

    private static SignedPreKey signedPreKey(JsonNode vector) {
        byte[] signature = vector.has("signedPreKeySignature")
                ? CryptoVectors.bytes(vector, "signedPreKeySignature")
                : new byte[PreKeySignature.LENGTH];
        return new SignedPreKey(
                vector.required("signedPreKeyId").asInt(),
                CryptoVectors.keyPair(vector, "signedPreKey"),
                PreKeySignature.of(signature));
    }

    private static Optional<PreKey> preKey(JsonNode vector) {
        return vector.hasNonNull("preKeyId")
                ? Optional.of(new PreKey(vector.required("preKeyId").asInt(), CryptoVectors.keyPair(vector, "preKey")))
                : Optional.empty();
    }

    /** The first has started a session, the second has answered, and the first has read that. */
    static void openSession(Device first, Device second) {
        first.start(second);
        second.read(first, first.write(second, "hello"));
        first.read(second, second.write(first, "hello"));
    }

    /** Something fails at a device in this way, and leaves all that it stores as it was. */
    static void assertFails(Device at, Class<? extends SignalException> how, ThrowingCallable action) {
        Map<String, String> before = at.snapshot();
        assertThatExceptionOfType(how).isThrownBy(action);
        assertThat(at.snapshot()).isEqualTo(before);
    }

    SignalAddress address() {
        return address;
    }

    IdentityKey identityKey() {
        return identity.identityKey();
    }

    SignalStores stores() {
        return memory.stores();
    }

    /** Everything that is stored, for comparison. */
    Map<String, String> snapshot() {
        return memory.snapshot();
    }

    Device refusingChanges() {
        policy = IdentityPolicy.REFUSE_CHANGES;
        return this;
    }

    /** The same person after a new installation: same address, another identity. */
    Device reinstalled() {
        return named(address.name());
    }

    /** A bundle with a fresh one-time prekey. */
    PreKeyBundle bundle() {
        PreKey preKey = new PreKey(nextPreKeyId++, KeyPair.generate(random));
        stores().preKeys().put(preKey);
        return bundle(Optional.of(preKey.offer()));
    }

    /** A bundle as it is when the one-time prekeys have run out. */
    PreKeyBundle bundleWithoutOneTimePreKey() {
        return bundle(Optional.empty());
    }

    private PreKeyBundle bundle(Optional<PreKeyBundle.OneTime> oneTime) {
        SignedPreKey signed = stores().signedPreKeys().find(1).orElseThrow();
        return new PreKeyBundle(registrationId, identity.identityKey(), signed.offer(), oneTime);
    }

    Identities identities() {
        return new Identities(stores(), policy);
    }

    SessionCipher cipher() {
        return new SessionCipher(stores(), policy, random);
    }

    GroupSessionBuilder groups() {
        return new GroupSessionBuilder(memory.senderKeys(), random);
    }

    GroupCipher groupCipher() {
        return new GroupCipher(memory.senderKeys(), random);
    }

    SenderKeyStore senderKeys() {
        return memory.senderKeys();
    }

    /** The record of the session with someone. */
    SessionRecord sessionWith(Device other) {
        return stores().sessions().find(other.address).orElseThrow();
    }

    IdentityStatus start(Device other) {
        return start(other, other.bundle());
    }

    IdentityStatus start(Device other, PreKeyBundle bundle) {
        return new SessionBuilder(stores(), policy, random).start(other.address, bundle);
    }

    EncryptedMessage write(Device to, String text) {
        return cipher().encrypt(to.address, text.getBytes(UTF_8));
    }

    String read(Device from, EncryptedMessage message) {
        return new String(open(from, message).plaintext(), UTF_8);
    }

    DecryptedMessage open(Device from, EncryptedMessage message) {
        return message.kind() == EncryptedMessage.Kind.PRE_KEY_MESSAGE
                ? cipher().decrypt(from.address, PreKeySignalMessage.parse(message.bytes()))
                : cipher().decrypt(from.address, SignalMessage.parse(message.bytes()));
    }
}
