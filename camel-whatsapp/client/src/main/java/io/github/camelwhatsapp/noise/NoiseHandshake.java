package io.github.camelwhatsapp.noise;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One end of one handshake. It does no input or output: ask {@link #next} what to do, then {@link #write} a message or
 * {@link #read} one, and {@link #split} it at the end. Whatever is out of turn is an {@link IllegalStateException} that names
 * the turn; whatever does not fit the keys is a {@link NoiseException}, after which the handshake is dead and its keys are
 * gone. Not for use by several threads. Source: The Noise Protocol Framework, section 5.3; multidevice-transport.md sections
 * 2.1 to 2.6.
 */
public final class NoiseHandshake {
    private static final byte[] NOTHING = new byte[0];

    /** What a handshake waits for. */
    public enum Next {
        /** A message to be written and sent. */
        WRITE,
        /** A message to be received and read. */
        READ,
        /** All messages are through: split it. */
        SPLIT,
        /** Nothing more: it was split, given up or destroyed. */
        NOTHING
    }

    private final NoisePattern pattern;
    private final byte[] prologue;
    private final NoiseKeys keys;
    private final SecureRandom random;
    private final SymmetricState state;
    private int done;
    private boolean over;

    private NoiseHandshake(NoisePattern pattern, byte[] prologue, NoiseKeys keys, SecureRandom random) {
        this.pattern = pattern;
        this.prologue = prologue.clone();
        this.keys = keys;
        this.random = random;
        this.state = new SymmetricState(pattern.protocolName(), prologue);
        for (NoisePattern.Message known : pattern.known()) {
            known.tokens()
                    .forEach(kind ->
                            state.mixHash(keys.publicKey(known.from(), kind).raw()));
        }
    }

    /**
     * The client's end of {@link NoisePattern#XX}.
     *
     * @param prologue what both ends have said before, here the last four bytes of the intro
     * @param own the client's static keys
     * @param random where the ephemeral keys come from
     */
    public static NoiseHandshake client(byte[] prologue, KeyPair own, SecureRandom random) {
        return new NoiseHandshake(NoisePattern.XX, prologue, new NoiseKeys(NoiseRole.CLIENT, own), random);
    }

    /**
     * The client's end of {@link NoisePattern#IK}. A server that answers with a static key has refused: then
     * {@link #fallBack} and read the same answer there.
     *
     * @param prologue what both ends have said before
     * @param own the client's static keys
     * @param server the server's static key, known from an earlier handshake
     * @param random where the ephemeral keys come from
     */
    public static NoiseHandshake resumingClient(byte[] prologue, KeyPair own, PublicKey server, SecureRandom random) {
        NoiseKeys keys = new NoiseKeys(NoiseRole.CLIENT, own);
        keys.their(NoiseToken.S, server);
        return new NoiseHandshake(NoisePattern.IK, prologue, keys, random);
    }

    /** The server's end of XX or IK; {@link NoiseAcceptor} chooses. */
    static NoiseHandshake server(NoisePattern pattern, byte[] prologue, KeyPair own, SecureRandom random) {
        return new NoiseHandshake(pattern, prologue, new NoiseKeys(NoiseRole.SERVER, own), random);
    }

    /** The server's end of XX_FALLBACK after a first message of IK that it does not take. */
    static NoiseHandshake serverFallingBack(byte[] prologue, KeyPair own, NoiseMessage refused, SecureRandom random) {
        NoiseKeys keys = new NoiseKeys(NoiseRole.SERVER, own);
        keys.their(NoiseToken.E, publicKey(refused.ephemeral(), "ephemeral"));
        return new NoiseHandshake(NoisePattern.XX_FALLBACK, prologue, keys, random);
    }

    /** Which handshake this is. */
    public NoisePattern pattern() {
        return pattern;
    }

    /** What it waits for. */
    public Next next() {
        if (over) {
            return Next.NOTHING;
        }
        if (done == pattern.messages().size()) {
            return Next.SPLIT;
        }
        return pattern.messages().get(done).from() == keys.role() ? Next.WRITE : Next.READ;
    }

    /**
     * Writes the next message.
     *
     * @param payload what it is to carry, empty for nothing; the first message of XX can carry nothing
     * @throws IllegalStateException if it is not this end's turn to write
     * @throws NoiseException if a key of the other end is of no use
     */
    public NoiseMessage write(byte[] payload) {
        List<NoiseToken> tokens = turn(Next.WRITE);
        if (payload.length > 0 && !tokens.contains(NoiseToken.PAYLOAD)) {
            throw new IllegalArgumentException(
                    "This message of " + pattern + " carries no payload, " + payload.length + " bytes were given");
        }
        byte[] ephemeral = NOTHING;
        byte[] sealedStatic = NOTHING;
        byte[] sealedPayload = NOTHING;
        for (NoiseToken token : tokens) {
            switch (token) {
                case E -> ephemeral = writeEphemeral();
                case S ->
                    sealedStatic = state.encryptAndHash(
                            keys.own(NoiseToken.S).publicKey().raw());
                case PAYLOAD -> sealedPayload = state.encryptAndHash(payload);
                default -> agree(token);
            }
        }
        done++;
        return new NoiseMessage(ephemeral, sealedStatic, sealedPayload);
    }

    /**
     * Reads the next message.
     *
     * @return what it carries, empty for nothing
     * @throws IllegalStateException if it is not the other end's turn to write
     * @throws NoiseException if it lacks a part or has one too many, or a part was not made by the owner of the keys; the
     *     handshake is dead then
     */
    public byte[] read(NoiseMessage message) {
        List<NoiseToken> tokens = turn(Next.READ);
        try {
            requireParts(message, tokens);
            byte[] payload = NOTHING;
            for (NoiseToken token : tokens) {
                switch (token) {
                    case E -> readEphemeral(message.ephemeral());
                    case S ->
                        keys.their(NoiseToken.S, publicKey(state.decryptAndHash(message.sealedStatic()), "static"));
                    case PAYLOAD -> payload = state.decryptAndHash(message.sealedPayload());
                    default -> agree(token);
                }
            }
            done++;
            return payload;
        } catch (NoiseException e) {
            destroy();
            throw e;
        }
    }

    /** The other end's static key, once it is known. For the client it is worth what its certificate is worth. */
    public Optional<PublicKey> theirStatic() {
        return Optional.ofNullable(keys.theirStatic());
    }

    /**
     * For a resuming client whose server has answered with a static key: starts over with the ephemeral key that was already
     * sent. This handshake is over then.
     *
     * @throws IllegalStateException if this is no resumption that waits for its answer
     */
    public NoiseHandshake fallBack() {
        turn(Next.READ);
        if (pattern != NoisePattern.IK || keys.role() != NoiseRole.CLIENT) {
            throw new IllegalStateException(
                    "Only a client that resumes (IK) can fall back; this is the " + keys.role() + " of " + pattern);
        }
        over = true;
        state.destroy();
        return new NoiseHandshake(NoisePattern.XX_FALLBACK, prologue, keys, random);
    }

    /**
     * The ciphers for what follows. To be called before anything more is read from the connection.
     *
     * @throws IllegalStateException if messages are missing, or it was done before
     */
    public NoiseTransport split() {
        turn(Next.SPLIT);
        NoiseTransport transport = state.split(keys.role());
        destroy();
        return transport;
    }

    /** Gives the handshake up and drops its keys; the static pair belongs to the caller and stays. */
    public void destroy() {
        over = true;
        state.destroy();
        keys.destroy();
    }

    @Override
    public String toString() {
        return "NoiseHandshake(" + keys.role() + " of " + pattern + ", " + done + " messages done, next " + next()
                + ")";
    }

    private List<NoiseToken> turn(Next expected) {
        Next next = next();
        if (next != expected) {
            throw new IllegalStateException("The " + keys.role() + " of " + pattern + " is asked for " + expected
                    + " when " + next + " is next, after " + done + " of "
                    + pattern.messages().size() + " messages");
        }
        return next == Next.SPLIT ? List.of() : pattern.messages().get(done).tokens();
    }

    private byte[] writeEphemeral() {
        keys.ownEphemeral(KeyPair.generate(random));
        byte[] raw = keys.own(NoiseToken.E).publicKey().raw();
        state.mixHash(raw);
        return raw;
    }

    private void readEphemeral(byte[] raw) {
        keys.their(NoiseToken.E, publicKey(raw, "ephemeral"));
        state.mixHash(raw);
    }

    private void agree(NoiseToken agreement) {
        try {
            byte[] secret = keys.agree(agreement);
            state.mixKey(secret);
            Arrays.fill(secret, (byte) 0);
        } catch (UnusableKeyException e) {
            destroy();
            throw new NoiseException("The agreement " + agreement + " of " + pattern + " failed", e);
        }
    }

    private static void requireParts(NoiseMessage message, List<NoiseToken> tokens) {
        requirePart("ephemeral key", message.ephemeral(), tokens.contains(NoiseToken.E));
        requirePart("static key", message.sealedStatic(), tokens.contains(NoiseToken.S));
        requirePart("payload", message.sealedPayload(), tokens.contains(NoiseToken.PAYLOAD));
    }

    private static void requirePart(String name, byte[] part, boolean expected) {
        if ((part.length > 0) != expected) {
            throw new NoiseException(
                    "A message of the handshake " + (expected ? "lacks its " : "has an unexpected ") + name);
        }
    }

    private static PublicKey publicKey(byte[] raw, String name) {
        try {
            return PublicKey.ofRaw(raw);
        } catch (UnusableKeyException e) {
            throw new NoiseException(
                    "The other end's " + name + " key has " + raw.length + " bytes, 32 are expected", e);
        }
    }
}
