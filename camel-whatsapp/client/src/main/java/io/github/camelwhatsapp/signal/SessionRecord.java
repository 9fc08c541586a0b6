package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The session between two identities: the current state and up to 40 archived ones, newest first (signal.md section 3).
 *
 * <p>More than one state comes about when both sides start a session at once, or one starts again. A message that fits an
 * archived state makes that one current, so the two sides come together by themselves. Immutable; prints no secret.
 *
 * <p>The stored form, big-endian, public keys raw: {@code 'S'}, version 1, our identity key (32), theirs (32), number of
 * states (1), the states, CRC-32C (4). A state: base key (32), registration id (4), root key (32); our ratchet key, public
 * and private (64), previous counter (4), whether there is a sending chain (1), and then chain key (32) and index (4); number
 * of receiving chains (1), oldest first, each with ratchet key (32), chain key (32), index (4), number of skipped keys (2),
 * their message numbers (4 each, ascending), their seeds (32 each); whether a prekey is pending (1), and then signed prekey
 * id (4), whether there is a one-time prekey (1), its id (4).
 */
public final class SessionRecord {
    private static final int KIND = 'S';
    private static final int VERSION = 1;
    private static final int MAX_STATES = 41;

    private final Ratchet ratchet;
    private final List<SessionState> states;

    private SessionRecord(Ratchet ratchet, List<SessionState> states) {
        this.ratchet = ratchet;
        this.states = states;
    }

    /** A record with one state. */
    static SessionRecord of(IdentityKey local, IdentityKey remote, SessionState state) {
        return new SessionRecord(new Ratchet(local, remote), List.of(state));
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws CorruptRecordException if it is anything else
     */
    public static SessionRecord decode(byte[] record) {
        RecordReader in = new RecordReader("session", KIND, VERSION, record);
        Ratchet ratchet =
                new Ratchet(new IdentityKey(in.publicKey("own identity")), new IdentityKey(in.publicKey("identity")));
        List<SessionState> states = new ArrayList<>();
        for (int left = in.int8("number of states", 1, MAX_STATES); left > 0; left--) {
            states.add(SessionState.read(in));
        }
        in.end();
        return new SessionRecord(ratchet, List.copyOf(states));
    }

    /** The stored form; the same record always gives the same bytes. */
    public byte[] encode() {
        RecordWriter out = new RecordWriter(KIND, VERSION)
                .publicKey(ratchet.local().publicKey())
                .publicKey(ratchet.remote().publicKey())
                .int8(states.size());
        states.forEach(state -> state.write(out));
        return out.finish();
    }

    /** Our identity when the session was started. */
    public IdentityKey localIdentity() {
        return ratchet.local();
    }

    /** The other side's identity. */
    public IdentityKey remoteIdentity() {
        return ratchet.remote();
    }

    /** The registration id that the other side gave for the current state, 0 to 4294967295. */
    public long remoteRegistrationId() {
        return current().remoteRegistrationId();
    }

    /** The key that names the current state; it stays the same until one side starts anew. */
    public PublicKey baseKey() {
        return current().baseKey();
    }

    /** Whether the current state has a sending chain. */
    public boolean canSend() {
        return current().canSend();
    }

    /**
     * The same without any sending chain. For a store of which an older copy was restored: message keys that were used since
     * must not be used again, while what still arrives can be read.
     */
    public SessionRecord withoutSendingChains() {
        List<SessionState> muted = new ArrayList<>(states);
        muted.replaceAll(state -> state.withSendingHead(null));
        return new SessionRecord(ratchet, List.copyOf(muted));
    }

    /** Whether the session is between these two. */
    boolean isBetween(IdentityKey local, IdentityKey remote) {
        return ratchet.local().equals(local) && ratchet.remote().equals(remote);
    }

    SessionState current() {
        return states.get(0);
    }

    /** How many states there are besides the current one. */
    int archived() {
        return states.size() - 1;
    }

    /** The state that this base key names. */
    Optional<SessionState> state(PublicKey baseKey) {
        return states.stream().filter(state -> state.baseKey().equals(baseKey)).findFirst();
    }

    /** This state becomes the current one, in place of the one that its base key names; the others follow as they were. */
    SessionRecord with(SessionState state) {
        List<SessionState> all = new ArrayList<>(states.size() + 1);
        all.add(state);
        for (SessionState other : states) {
            if (all.size() < MAX_STATES && !other.baseKey().equals(state.baseKey())) {
                all.add(other);
            }
        }
        return new SessionRecord(ratchet, List.copyOf(all));
    }

    /**
     * This record with the states of another one behind its own, as far as there is room: for two records of one device that were kept
     * under different names. One with other identities changes nothing.
     */
    public SessionRecord withOlder(SessionRecord other) {
        if (!other.isBetween(ratchet.local(), ratchet.remote())) {
            return this;
        }
        List<SessionState> all = new ArrayList<>(states);
        for (SessionState state : other.states) {
            if (all.size() < MAX_STATES && state(state.baseKey()).isEmpty()) {
                all.add(state);
            }
        }
        return new SessionRecord(ratchet, List.copyOf(all));
    }

    /** Encrypts with the current state, whose sending chain has this key. */
    Ratchet.Sealed seal(ChainKey head, byte[] plaintext) {
        return ratchet.seal(current(), head, plaintext);
    }

    /**
     * Decrypts with one state, which becomes the current one.
     *
     * @throws SignalException as {@link Ratchet#open} says
     */
    Opened<SessionRecord> openWith(SessionState state, SignalMessage message, SecureRandom random) {
        Opened<SessionState> opened = ratchet.open(state, message, random);
        return new Opened<>(with(opened.next()), opened.plaintext());
    }

    /**
     * Decrypts with the first state that can, which becomes the current one. Only a wrong code or a far jump leads on to the
     * next state: every other objection comes from the state that the message belongs to.
     *
     * @throws SignalException as {@link Ratchet#open} says; the reasons of further states are suppressed ones
     */
    Opened<SessionRecord> open(SignalMessage message, SecureRandom random) {
        List<SignalException> reasons = new ArrayList<>();
        for (SessionState state : states) {
            try {
                return openWith(state, message, random);
            } catch (BadMacException e) {
                reasons.add(0, e);
            } catch (FutureMessageException e) {
                reasons.add(e);
            }
        }
        SignalException first = reasons.get(0);
        reasons.subList(1, reasons.size()).forEach(first::addSuppressed);
        throw first;
    }

    @Override
    public String toString() {
        return "SessionRecord(base key " + baseKey() + ", " + archived() + " archived states)";
    }
}
