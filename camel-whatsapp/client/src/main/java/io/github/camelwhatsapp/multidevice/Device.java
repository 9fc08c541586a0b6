package io.github.camelwhatsapp.multidevice;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.StoredDevice;
import io.github.camelwhatsapp.store.CredentialStore;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * What this device keeps of itself besides its Signal keys: the static key of the handshake, the secret of the QR code, its place in an
 * account. It is stored as a whole, versioned; the store seals and checks it. Immutable; prints no secret.
 */
final class Device {
    private static final String NAME = "multidevice.device";
    private static final int VERSION = 1;
    private static final int SECRET_LENGTH = 32;

    private final StoredDevice stored;
    private final KeyPair noise;

    private Device(StoredDevice stored) {
        this.stored = stored;
        this.noise = KeyPair.of(PrivateKey.of(stored.getNoiseKey().toByteArray()));
    }

    /** A device that belongs to no account yet. */
    static Device generate(SecureRandom random) {
        byte[] secret = new byte[SECRET_LENGTH];
        random.nextBytes(secret);
        return new Device(StoredDevice.newBuilder()
                .setVersion(VERSION)
                .setNoiseKey(ByteString.copyFrom(
                        KeyPair.generate(random).privateKey().raw()))
                .setAdvSecret(ByteString.copyFrom(secret))
                .build());
    }

    /**
     * The device that is stored.
     *
     * @throws StoreCorruptException if it cannot be read, or a later version wrote it
     */
    static Optional<Device> load(CredentialStore store) {
        return store.get(NAME).map(Device::parse);
    }

    private static Device parse(byte[] bytes) {
        try {
            StoredDevice stored = StoredDevice.parseFrom(bytes);
            if (stored.getVersion() != VERSION) {
                throw new StoreCorruptException("The linked device is stored in version " + stored.getVersion()
                        + ", this program reads version " + VERSION);
            }
            return new Device(stored);
        } catch (InvalidProtocolBufferException | UnusableKeyException e) {
            throw new StoreCorruptException(
                    "The linked device is stored in a form that cannot be read: " + e.getMessage());
        }
    }

    /** Forgets the device. */
    static void delete(CredentialStore store) {
        store.delete(NAME);
    }

    /** Stores it in place of what was there. */
    void save(CredentialStore store) {
        store.put(NAME, stored.toByteArray());
    }

    /** The static keys of the handshake, by which the server knows the device again. */
    KeyPair noise() {
        return noise;
    }

    /** The secret of the QR code, 32 bytes. */
    byte[] advSecret() {
        return stored.getAdvSecret().toByteArray();
    }

    boolean isLinked() {
        return stored.hasLink();
    }

    /** Its own address by phone number, with its device number; only when it is linked. */
    Jid own() {
        return Jid.parse(stored.getLink().getOwn());
    }

    /** Its own hidden address, with its device number. */
    Optional<Jid> lid() {
        return stored.getLink().hasLid()
                ? Optional.of(Jid.parse(stored.getLink().getLid()))
                : Optional.empty();
    }

    /** Its place in the account, signed by both: an encoded ADVSignedDeviceIdentity. */
    byte[] identity() {
        return stored.getLink().getIdentity().toByteArray();
    }

    /** Why the server logged it out, while that is neither confirmed nor doubted. */
    Optional<String> quarantine() {
        return stored.hasQuarantine() ? Optional.of(stored.getQuarantine()) : Optional.empty();
    }

    /** The end of a ban. */
    Optional<Instant> bannedUntil() {
        return stored.hasBannedUntil() ? Optional.of(Instant.ofEpochSecond(stored.getBannedUntil())) : Optional.empty();
    }

    /** Whether the server has never let it in: it may not have heard of the link, which is stored before it is told. */
    boolean isUnproven() {
        return stored.getUnproven();
    }

    /** The same in its place in an account, unproven yet. */
    Device linked(
            Jid own, Optional<Jid> lid, byte[] identity, String platform, Optional<String> business, Instant since) {
        StoredDevice.StoredLink.Builder link = StoredDevice.StoredLink.newBuilder()
                .setOwn(own.toString())
                .setIdentity(ByteString.copyFrom(identity))
                .setPlatform(platform)
                .setSince(since.getEpochSecond());
        lid.ifPresent(value -> link.setLid(value.toString()));
        business.ifPresent(link::setBusiness);
        return new Device(stored.toBuilder()
                .setLink(link)
                .setUnproven(true)
                .clearQuarantine()
                .clearBannedUntil()
                .build());
    }

    /** The same after the server has let it in. */
    Device proven() {
        return new Device(stored.toBuilder().clearUnproven().build());
    }

    /** The same with another hidden address. */
    Device withLid(Jid lid) {
        return new Device(stored.toBuilder()
                .setLink(stored.getLink().toBuilder().setLid(lid.toString()))
                .build());
    }

    /** The same, put aside because the server logged it out. */
    Device quarantined(String reason) {
        return new Device(stored.toBuilder().setQuarantine(reason).build());
    }

    /** The same, to log in again. */
    Device restored() {
        return new Device(
                stored.toBuilder().clearQuarantine().clearBannedUntil().build());
    }

    /** The same, not to log in before a moment. */
    Device banned(Instant until) {
        return new Device(
                stored.toBuilder().setBannedUntil(until.getEpochSecond()).build());
    }

    @Override
    public String toString() {
        return "Device(" + (isLinked() ? own() : "not linked") + ")";
    }
}
