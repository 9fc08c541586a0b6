package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prekeys that a device has published. Each one-time prekey is given away once, the oldest first; an id that was given
 * away does not come back under the same key. Used on the lane only. Source: multidevice-messaging.md sections 1.1 to 1.3.
 */
public final class PreKeyShelf {
    private static final int REMEMBERED = 100_000;
    private static final int LOW = 5;

    private final PublicKey identity;
    private final Map<Integer, PublicKey> oneTime = new LinkedHashMap<>();
    private final Map<PublicKey, Integer> seen = new BoundedMap<>(REMEMBERED);
    private PublicSignedPreKey signed;
    private boolean toldLow;

    PreKeyShelf(PublicKey identity, PublicSignedPreKey signed) {
        this.identity = identity;
        this.signed = signed;
    }

    /** The signed prekey of the moment. */
    public PublicSignedPreKey signed() {
        return signed;
    }

    /** Puts another signed prekey in the place of the one of the moment; its signature is for the caller to check. */
    public void rotate(PublicSignedPreKey next) {
        signed = next;
    }

    /** How many one-time prekeys are left. */
    public int count() {
        return oneTime.size();
    }

    /** The one-time prekeys that are left, the oldest first. */
    public List<PublicPreKey> oneTime() {
        List<PublicPreKey> left = new ArrayList<>(oneTime.size());
        oneTime.forEach((id, key) -> left.add(new PublicPreKey(id, key)));
        return left;
    }

    /** Whether a prekey may be published: its key is new, or it lies here under the same id. */
    public boolean mayHave(PublicPreKey preKey) {
        return !seen.containsKey(preKey.key()) || preKey.key().equals(oneTime.get(preKey.id()));
    }

    /** Adds a one-time prekey. */
    public void add(PublicPreKey preKey) {
        seen.put(preKey.key(), preKey.id());
        oneTime.put(preKey.id(), preKey.key());
        toldLow = false;
    }

    /** Gives the oldest one-time prekey away; empty if there is none. */
    public Optional<PublicPreKey> take() {
        Optional<PublicPreKey> oldest = oneTime.entrySet().stream()
                .findFirst()
                .map(entry -> new PublicPreKey(entry.getKey(), entry.getValue()));
        oldest.ifPresent(preKey -> oneTime.remove(preKey.id()));
        return oldest;
    }

    /** Whether few are left and the owner was not yet told; asked once, it has been told. */
    public boolean becameLow() {
        boolean tell = !toldLow && oneTime.size() < LOW;
        toldLow = toldLow || tell;
        return tell;
    }

    /** Throws the one-time prekeys away, as if others had fetched them all. */
    public void exhaust() {
        oneTime.clear();
    }

    /** SHA-1 over identity, signed prekey, its signature and each one-time prekey that is left: 20 bytes. */
    public byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(identity.raw());
            digest.update(signed.key().raw());
            digest.update(signed.signature());
            oneTime.values().forEach(key -> digest.update(key.raw()));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }
}
