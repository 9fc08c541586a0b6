package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.OptionalLong;

/**
 * A message that starts a session: a {@link SignalMessage} with what the receiver needs to agree on the first keys,
 * {@code 33 || protobuf} (signal.md section 4). Immutable. It has no code of its own, so its fields prove nothing until the
 * message inside has been decrypted.
 */
public final class PreKeySignalMessage {
    private static final String WHAT = "A prekey message";

    private static final int PRE_KEY_ID = 1;
    private static final int BASE_KEY = 2;
    private static final int IDENTITY_KEY = 3;
    private static final int MESSAGE = 4;
    private static final int REGISTRATION_ID = 5;
    private static final int SIGNED_PRE_KEY_ID = 6;

    private final long registrationId;
    private final OptionalLong preKeyId;
    private final long signedPreKeyId;
    private final PublicKey baseKey;
    private final IdentityKey identityKey;
    private final SignalMessage message;

    /** Puts a message together. */
    PreKeySignalMessage(
            long registrationId,
            OptionalLong preKeyId,
            long signedPreKeyId,
            PublicKey baseKey,
            IdentityKey identityKey,
            SignalMessage message) {
        this.registrationId = registrationId;
        this.preKeyId = preKeyId;
        this.signedPreKeyId = signedPreKeyId;
        this.baseKey = baseKey;
        this.identityKey = identityKey;
        this.message = message;
    }

    /**
     * Reads a message and the one inside it.
     *
     * @throws InvalidMessageException if the bytes do not parse or a field is missing
     * @throws InvalidKeyException if a key in it is none
     * @throws LegacyVersionException if it is older than version 3
     * @throws UnknownVersionException if it is newer than version 3
     */
    public static PreKeySignalMessage parse(byte[] bytes) {
        MessageVersion.check(WHAT, bytes, 0);
        ProtoReader in = new ProtoReader(WHAT, bytes, 0);
        long registrationId = 0;
        OptionalLong preKeyId = OptionalLong.empty();
        long signedPreKeyId = -1;
        PublicKey baseKey = null;
        PublicKey identityKey = null;
        byte[] message = null;
        while (in.next()) {
            switch (in.key()) {
                case PRE_KEY_ID << 3 | ProtoReader.VARINT -> preKeyId = OptionalLong.of(in.uint32());
                case BASE_KEY << 3 | ProtoReader.LENGTH_DELIMITED -> baseKey = in.publicKey("base key");
                case IDENTITY_KEY << 3 | ProtoReader.LENGTH_DELIMITED -> identityKey = in.publicKey("identity key");
                case MESSAGE << 3 | ProtoReader.LENGTH_DELIMITED -> message = in.bytes();
                case REGISTRATION_ID << 3 | ProtoReader.VARINT -> registrationId = in.uint32();
                case SIGNED_PRE_KEY_ID << 3 | ProtoReader.VARINT -> signedPreKeyId = in.uint32();
                default -> in.skip();
            }
        }
        if (baseKey == null || identityKey == null || message == null || signedPreKeyId < 0) {
            throw new InvalidMessageException(
                    WHAT + " needs a base key, an identity key, a message and the id of a signed prekey");
        }
        return new PreKeySignalMessage(
                registrationId,
                preKeyId,
                signedPreKeyId,
                baseKey,
                new IdentityKey(identityKey),
                SignalMessage.parse(message));
    }

    /** The sender's registration id, 0 to 4294967295; 0 if it sent none. */
    public long registrationId() {
        return registrationId;
    }

    /** The id of the receiver's one-time prekey that was used, if any; 0 to 4294967295. */
    public OptionalLong preKeyId() {
        return preKeyId;
    }

    /** The id of the receiver's signed prekey that was used, 0 to 4294967295. */
    public long signedPreKeyId() {
        return signedPreKeyId;
    }

    /** The sender's ephemeral key, which names the session. */
    public PublicKey baseKey() {
        return baseKey;
    }

    /** Who the sender says it is. */
    public IdentityKey identityKey() {
        return identityKey;
    }

    /** The message inside. */
    public SignalMessage message() {
        return message;
    }

    /** The message as it travels. */
    public byte[] bytes() {
        byte[] inside = message.bytes();
        ProtoWriter out = new ProtoWriter(128 + inside.length);
        preKeyId.ifPresent(id -> out.uint32(PRE_KEY_ID, id));
        return out.publicKey(BASE_KEY, baseKey)
                .publicKey(IDENTITY_KEY, identityKey.publicKey())
                .bytes(MESSAGE, inside)
                .uint32(REGISTRATION_ID, registrationId)
                .uint32(SIGNED_PRE_KEY_ID, signedPreKeyId)
                .finish();
    }

    @Override
    public String toString() {
        return "PreKeySignalMessage(registration id " + registrationId + ", prekey " + preKeyId + ", signed prekey "
                + signedPreKeyId + ", " + message + ")";
    }
}
