package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** What the store says before a connection is opened: the keys to go on with, or why there must be none. */
sealed interface Readiness {
    /**
     * The connection may be opened.
     *
     * @param device this device
     * @param local its Signal identity
     * @param signedPreKey its signed prekey
     * @param routing what to send in front, may be empty
     * @param limits what the server does not want for now
     */
    record Ready(Device device, LocalIdentity local, SignedPreKey signedPreKey, byte[] routing, RateLimits limits)
            implements Readiness {
        /** The identity's keys as a pair. */
        KeyPair identity() {
            return new KeyPair(
                    local.keyPair().identityKey().publicKey(), local.keyPair().privateKey());
        }
    }

    /** It must not be opened. */
    record Not(ConnectionCause cause) implements Readiness {}

    /** For a login. */
    static Readiness toLogIn(Transaction transaction, Instant now) {
        Optional<Device> stored = Device.load(transaction.credentials()).filter(Device::isLinked);
        if (stored.isEmpty()) {
            return not(
                    Kind.NOT_LINKED,
                    "no phone is linked to this account; the operation linkByQr or linkByCode does that");
        }
        Device device = stored.get();
        if (device.quarantine().isPresent()) {
            return not(
                    Kind.LOGGED_OUT,
                    device.quarantine().get()
                            + "; confirmLogOut forgets the device, so that it can be linked anew, restoreLogin tries"
                            + " it once more");
        }
        if (device.bannedUntil().filter(now::isBefore).isPresent()) {
            return not(Kind.TEMPORARILY_BANNED, "until " + device.bannedUntil().get());
        }
        return new Ready(
                device,
                transaction.signal().local().orElseThrow(),
                transaction.signal().signedPreKeys().current().orElseThrow(),
                Routing.take(transaction.credentials()),
                RateLimits.load(transaction.credentials(), now));
    }

    /** For linking; keys that are not there yet are taken from those that were made beforehand. */
    static Readiness toLink(Transaction transaction, Fresh fresh, Instant now) {
        Device device = Device.load(transaction.credentials()).orElse(fresh.device());
        if (device.isLinked()) {
            return not(
                    Kind.LINKING_ENDED,
                    device.quarantine().isPresent()
                            ? "the device was logged out by the server, which nobody has confirmed yet: confirmLogOut"
                            : "this account is linked already; logOut unlinks it");
        }
        device.save(transaction.credentials());
        SignalStore signal = transaction.signal();
        if (signal.local().isEmpty()) {
            signal.install(fresh.local(), fresh.firstPreKeyId());
        }
        LocalIdentity local = signal.local().orElseThrow();
        if (signal.signedPreKeys().current().isEmpty()) {
            signal.signedPreKeys().rotate(fresh.signedPreKey(), fresh.signature(local), now);
        }
        return new Ready(
                device,
                local,
                signal.signedPreKeys().current().orElseThrow(),
                new byte[0],
                RateLimits.load(transaction.credentials(), now));
    }

    private static Readiness not(Kind kind, String detail) {
        return new Not(new ConnectionCause(kind, detail));
    }

    /** Keys made before the transaction, in which there is no time for it. */
    final class Fresh {
        private final SecureRandom random;
        private final Device device;
        private final LocalIdentity local;
        private final KeyPair signedPreKey;

        Fresh(SecureRandom random) {
            this.random = random;
            device = Device.generate(random);
            local = LocalIdentity.generate(random);
            signedPreKey = KeyPair.generate(random);
        }

        Device device() {
            return device;
        }

        LocalIdentity local() {
            return local;
        }

        KeyPair signedPreKey() {
            return signedPreKey;
        }

        PreKeySignature signature(LocalIdentity by) {
            return PreKeySignature.of(XEdDsa.sign(
                    by.keyPair().privateKey(), signedPreKey.publicKey().serialized(), random));
        }

        /** Prekeys count up from 1 here. Source: multidevice-messaging.md section 1.1. */
        int firstPreKeyId() {
            return PreKey.nextId(PreKey.MAX_ID);
        }
    }
}
