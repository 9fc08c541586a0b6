package io.github.camelwhatsapp.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sender keys of one member of a group: up to five, newest first, told apart by their ids (signal.md section 5).
 * Immutable; prints no secret.
 *
 * <p>The stored form, big-endian, public keys raw: {@code 'G'}, version 1, number of keys (1), the keys, CRC-32C (4). A key:
 * id (4), signing key (32), whether it is our own (1), and then its private half (32); chain key (32), iteration (4), number
 * of skipped keys (2), their iterations (4 each, ascending), their seeds (32 each).
 */
public final class SenderKeyRecord {
    private static final int KIND = 'G';
    private static final int VERSION = 1;
    private static final int MAX_STATES = 5;

    private final List<SenderKeyState> states;

    private SenderKeyRecord(List<SenderKeyState> states) {
        this.states = states;
    }

    /** A record with one key. */
    static SenderKeyRecord of(SenderKeyState state) {
        return new SenderKeyRecord(List.of(state));
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws CorruptRecordException if it is anything else
     */
    public static SenderKeyRecord decode(byte[] record) {
        RecordReader in = new RecordReader("sender key", KIND, VERSION, record);
        List<SenderKeyState> states = new ArrayList<>();
        for (int left = in.int8("number of keys", 1, MAX_STATES); left > 0; left--) {
            states.add(SenderKeyState.read(in));
        }
        in.end();
        return new SenderKeyRecord(List.copyOf(states));
    }

    /** The stored form; the same record always gives the same bytes. */
    public byte[] encode() {
        RecordWriter out = new RecordWriter(KIND, VERSION).int8(states.size());
        states.forEach(state -> state.write(out));
        return out.finish();
    }

    /**
     * Whether there is a key of our own. Such a record must be dropped when an older copy of the store is restored, so that
     * no message key is used twice.
     */
    public boolean isOwn() {
        return own().isPresent();
    }

    /** The newest key of our own. */
    Optional<SenderKeyState> own() {
        return states.stream().filter(state -> state.signer() != null).findFirst();
    }

    /** The key with this id. */
    Optional<SenderKeyState> state(long keyId) {
        return states.stream().filter(state -> state.keyId() == keyId).findFirst();
    }

    /** How many keys there are. */
    int size() {
        return states.size();
    }

    /** A key took a step and stays where it is. */
    SenderKeyRecord advanced(SenderKeyState next) {
        List<SenderKeyState> all = new ArrayList<>(states);
        all.replaceAll(state -> state.keyId() == next.keyId() ? next : state);
        return new SenderKeyRecord(List.copyOf(all));
    }

    /** A new key comes first, another one with its id goes, and the oldest goes if there are too many. */
    SenderKeyRecord with(SenderKeyState newest) {
        List<SenderKeyState> all = new ArrayList<>();
        all.add(newest);
        for (SenderKeyState state : states) {
            if (all.size() < MAX_STATES && state.keyId() != newest.keyId()) {
                all.add(state);
            }
        }
        return new SenderKeyRecord(List.copyOf(all));
    }

    /**
     * This record with the keys of another one behind its own, as far as there is room: for two records of one member that were kept under
     * different names.
     */
    public SenderKeyRecord withOlder(SenderKeyRecord other) {
        List<SenderKeyState> all = new ArrayList<>(states);
        for (SenderKeyState state : other.states) {
            if (all.size() < MAX_STATES && state(state.keyId()).isEmpty()) {
                all.add(state);
            }
        }
        return new SenderKeyRecord(List.copyOf(all));
    }

    @Override
    public String toString() {
        return "SenderKeyRecord(" + states.size() + " keys)";
    }
}
