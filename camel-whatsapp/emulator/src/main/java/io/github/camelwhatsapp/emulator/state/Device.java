package io.github.camelwhatsapp.emulator.state;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A linked device of an account, as the servers know it. Used on the lane only. */
public final class Device {
    private final Account account;
    private final int number;
    private final int keyIndex;
    private final DeviceKeys keys;
    private final Instant linkedAt;
    private final PreKeyShelf preKeys;
    private final Mailbox mailbox;
    private final DeviceDeliveries deliveries;
    private final SentMessages sent;
    private byte[] identity;
    private boolean active;
    private boolean available;
    private final Set<Jid> watched = new LinkedHashSet<>();
    private @Nullable Instant lastSeen;
    private @Nullable Link link;

    Device(
            Account account,
            int number,
            int keyIndex,
            DeviceKeys keys,
            Instant linkedAt,
            Mailbox mailbox,
            int rememberedIds) {
        this.account = account;
        this.number = number;
        this.keyIndex = keyIndex;
        this.keys = keys;
        this.linkedAt = linkedAt;
        this.mailbox = mailbox;
        deliveries = new DeviceDeliveries(rememberedIds);
        sent = new SentMessages(rememberedIds);
        preKeys = new PreKeyShelf(keys.identity(), keys.signedPreKey());
        identity = new byte[0];
    }

    /** Whose it is. */
    public Account account() {
        return account;
    }

    /** Its number among the account's devices, 1 to 255. */
    public int number() {
        return number;
    }

    /** Its place in the account's list of keys. */
    public int keyIndex() {
        return keyIndex;
    }

    /** Its address under the phone number. */
    public Jid jid() {
        return account.jid().withDevice(number);
    }

    /** Its address under the hidden id. */
    public Jid lid() {
        return account.lid().withDevice(number);
    }

    /** What it said of itself when it registered. */
    public DeviceKeys keys() {
        return keys;
    }

    /** When it was linked. */
    public Instant linkedAt() {
        return linkedAt;
    }

    /** The prekeys that it has published. */
    public PreKeyShelf preKeys() {
        return preKeys;
    }

    /** What waits for it. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** The messages that it was given lately. */
    public DeviceDeliveries deliveries() {
        return deliveries;
    }

    /** The messages that it sent lately. */
    public SentMessages sent() {
        return sent;
    }

    /** Its identity with both signatures, an encoded ADVSignedDeviceIdentity; empty until it has signed. */
    public byte[] identity() {
        return identity.clone();
    }

    /** Keeps its identity with both signatures. */
    public void identity(byte[] signed) {
        identity = signed.clone();
    }

    /** Whether these bytes are its identity with both signatures, the account's key included. */
    public boolean isVouchedForBy(byte[] signed) {
        try {
            return ADVSignedDeviceIdentity.parseFrom(signed).equals(ADVSignedDeviceIdentity.parseFrom(identity));
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** The line to it, if it is connected. */
    public Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    /** Whether it takes what is delivered: it logged in so, or has said so. */
    public boolean isActive() {
        return active;
    }

    /** Whether it shows itself as available. */
    public boolean isAvailable() {
        return available;
    }

    void available(boolean now) {
        available = now;
    }

    /** Whose presence it wants to know on the present connection, each by the address that it asked with. */
    public Set<Jid> watched() {
        return watched;
    }

    /** When it was last connected, if ever and not now. */
    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    void connected(Link line) {
        link = line;
        active = false;
        lastSeen = null;
    }

    void active(boolean now) {
        active = now;
    }

    void disconnected(Instant since) {
        link = null;
        active = false;
        lastSeen = since;
        mailbox.detach();
    }
}
