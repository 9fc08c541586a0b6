package io.github.camelwhatsapp.signal;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Encrypts for one device and decrypts what came from it.
 *
 * <p>When a method returns, the step is in the stores; when it throws, nothing is. The caller commits that transaction
 * before a ciphertext leaves, and together with whatever becomes of a plaintext: a step destroys the key of its message
 * (signal.md section 9).
 *
 * <p>Not thread safe; one lane per address, within one transaction of the stores.
 */
public final class SessionCipher {
    private final SignalStores stores;
    private final Identities identities;
    private final SecureRandom random;

    /**
     * @param stores where everything is
     * @param policy what to do when an identity has changed
     * @param random makes new ratchet keys
     */
    public SessionCipher(SignalStores stores, IdentityPolicy policy, SecureRandom random) {
        this.stores = stores;
        this.identities = new Identities(stores, policy);
        this.random = random;
    }

    /** Whether {@link #encrypt} would find a session that it can use. */
    public boolean hasSession(SignalAddress with) {
        return stores.sessions()
                .find(with)
                .filter(record -> record.canSend() && belongsToStoredIdentities(with, record))
                .isPresent();
    }

    /**
     * Encrypts.
     *
     * @param to the device that is to read it
     * @param plaintext the content, of any length; it is padded to blocks of 16 bytes and no further
     * @throws NoSessionException if there is no session
     * @throws InvalidSessionException if there is one that cannot send, or not to the identity that is stored
     */
    public EncryptedMessage encrypt(SignalAddress to, byte[] plaintext) {
        SessionRecord record = session(to);
        ChainKey head = record.current().sending().head();
        if (head == null) {
            throw new InvalidSessionException(to, "its sending chain was dropped");
        }
        Ratchet.Sealed sealed = record.seal(head, plaintext);
        stores.sessions().put(to, record.with(sealed.next()));
        return wrap(record, sealed);
    }

    /**
     * Decrypts the message of an open session.
     *
     * @throws NoSessionException if there is no session
     * @throws InvalidSessionException if there is one with another identity than the stored one
     * @throws DuplicateMessageException if the message was decrypted before
     * @throws FutureMessageException if it is too far ahead
     * @throws BadMacException if no state of the session made its code; the reasons of further states are suppressed ones
     * @throws InvalidMessageException if its content is malformed
     * @throws InvalidKeyException if its ratchet key is unusable
     */
    public DecryptedMessage decrypt(SignalAddress from, SignalMessage message) {
        Opened<SessionRecord> opened = session(from).open(message, random);
        stores.sessions().put(from, opened.next());
        return new DecryptedMessage(opened.plaintext(), IdentityStatus.UNCHANGED);
    }

    /**
     * Decrypts a first message: starts the session that it asks for, unless that was done before. An earlier session with the
     * same identity is archived, one with another identity is dropped; a one-time prekey that was used is removed.
     *
     * @throws UntrustedIdentityException if the sender's identity has changed and the policy refuses that
     * @throws UnknownPreKeyException if a prekey that the message names is not in the store
     * @throws DuplicateMessageException if the message was decrypted before
     * @throws FutureMessageException if it is too far ahead
     * @throws BadMacException if the message inside does not fit what is around it
     * @throws InvalidMessageException if its content is malformed
     * @throws InvalidKeyException if one of its keys is unusable
     */
    public DecryptedMessage decrypt(SignalAddress from, PreKeySignalMessage message) {
        IdentityKey theirs = message.identityKey();
        IdentityStatus status = identities.check(from, theirs);
        IdentityKeyPair ours = stores.identities().localIdentity();
        Optional<SessionRecord> earlier =
                stores.sessions().find(from).filter(record -> record.isBetween(ours.identityKey(), theirs));
        Optional<SessionState> started = earlier.flatMap(record -> record.state(message.baseKey()));
        Opened<SessionRecord> opened = started.isPresent()
                ? earlier.orElseThrow().openWith(started.get(), message.message(), random)
                : answer(ours, earlier, message);
        stores.sessions().put(from, opened.next());
        stores.identities().put(from, theirs);
        return new DecryptedMessage(opened.plaintext(), status);
    }

    private Opened<SessionRecord> answer(
            IdentityKeyPair ours, Optional<SessionRecord> earlier, PreKeySignalMessage message) {
        SignedPreKey signedPreKey = signedPreKey(message.signedPreKeyId());
        Optional<PreKey> preKey = preKey(message.preKeyId());
        SessionState fresh = X3dh.answer(ours, signedPreKey, preKey, message);
        SessionRecord record = earlier.map(known -> known.with(fresh))
                .orElseGet(() -> SessionRecord.of(ours.identityKey(), message.identityKey(), fresh));
        Opened<SessionRecord> opened = record.openWith(fresh, message.message(), random);
        preKey.ifPresent(used -> stores.preKeys().remove(used.id()));
        return opened;
    }

    private SignedPreKey signedPreKey(long id) {
        if (id > Integer.MAX_VALUE) {
            throw UnknownPreKeyException.signed(id);
        }
        return stores.signedPreKeys().find((int) id).orElseThrow(() -> UnknownPreKeyException.signed(id));
    }

    private Optional<PreKey> preKey(OptionalLong named) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        long id = named.getAsLong();
        if (id > Integer.MAX_VALUE) {
            throw UnknownPreKeyException.oneTime(id);
        }
        return Optional.of(stores.preKeys().find((int) id).orElseThrow(() -> UnknownPreKeyException.oneTime(id)));
    }

    private EncryptedMessage wrap(SessionRecord record, Ratchet.Sealed sealed) {
        PendingPreKey pending = sealed.next().pending();
        if (pending == null) {
            return new EncryptedMessage(
                    EncryptedMessage.Kind.MESSAGE, sealed.message().bytes());
        }
        PreKeySignalMessage message = new PreKeySignalMessage(
                stores.identities().localRegistrationId(),
                pending.preKeyId(),
                pending.signedPreKeyId(),
                record.baseKey(),
                record.localIdentity(),
                sealed.message());
        return new EncryptedMessage(EncryptedMessage.Kind.PRE_KEY_MESSAGE, message.bytes());
    }

    private SessionRecord session(SignalAddress with) {
        SessionRecord record = stores.sessions().find(with).orElseThrow(() -> new NoSessionException(with));
        if (!belongsToStoredIdentities(with, record)) {
            throw new InvalidSessionException(with, "it belongs to another identity than the stored one");
        }
        return record;
    }

    private boolean belongsToStoredIdentities(SignalAddress with, SessionRecord record) {
        IdentityKey ours = stores.identities().localIdentity().identityKey();
        return stores.identities()
                .find(with)
                .filter(theirs -> record.isBetween(ours, theirs))
                .isPresent();
    }
}
