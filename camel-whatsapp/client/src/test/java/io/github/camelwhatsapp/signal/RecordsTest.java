package io.github.camelwhatsapp.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelwhatsapp.crypto.CryptoVectors;
import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<Kind, byte[]> GOOD = new EnumMap<>(Kind.class);

    /** The kinds of records: how to read one and write it again. */
    enum Kind {
        SESSION,
        SENDER_KEY,
        PRE_KEY,
        SIGNED_PRE_KEY;

        byte[] rewrite(byte[] record) {
            return switch (this) {
                case SESSION -> SessionRecord.decode(record).encode();
                case SENDER_KEY -> SenderKeyRecord.decode(record).encode();
                case PRE_KEY -> PreKey.decode(record).encode();
                case SIGNED_PRE_KEY -> SignedPreKey.decode(record).encode();
            };
        }

        byte[] good() {
            return GOOD.computeIfAbsent(this, Kind::create).clone();
        }

        private byte[] create() {
            return switch (this) {
                case SESSION -> session().encode();
                case SENDER_KEY -> senderKey().encode();
                case PRE_KEY -> PreKey.generate(7, RANDOM).encode();
                case SIGNED_PRE_KEY ->
                    SignedPreKey.generate(7, IdentityKeyPair.generate(RANDOM), RANDOM)
                            .encode();
            };
        }
    }

    /** A record with an archived state, several chains, skipped keys and a pending prekey. */
    private static SessionRecord session() {
        Device alice = Device.named("alice");
        Device bob = Device.named("bob");
        alice.start(bob);
        bob.read(alice, alice.write(bob, "one"));
        bob.write(alice, "skipped");
        alice.read(bob, bob.write(alice, "two"));
        bob.read(alice, alice.write(bob, "three"));
        bob.write(alice, "skipped");
        alice.read(bob, bob.write(alice, "four"));
        alice.start(bob);
        return alice.sessionWith(bob);
    }

    private static SenderKeyRecord senderKey() {
        Device alice = Device.named("alice");
        SenderKeyName name = new SenderKeyName("group", alice.address());
        alice.groups().rotate(name);
        SenderKeyRecord own = alice.senderKeys().find(name).orElseThrow();
        return own.with(SenderKeyState.of(SenderKeyDistributionMessage.parse(CryptoVectors.bytes(
                CryptoVectors.signal("senderKeys").required("members").get(0), "distributionMessage"))));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(Kind kind) {
        byte[] good = kind.good();

        assertThat(kind.rewrite(good)).isEqualTo(good);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsARecordCutAtAnyByte(Kind kind) {
        byte[] good = kind.good();
        for (int length = 0; length < good.length; length++) {
            assertCorrupt(kind, Arrays.copyOf(good, length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsARecordWithAnyBitChanged(Kind kind) {
        byte[] good = kind.good();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertCorrupt(kind, changed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsBytesBehindTheEnd(Kind kind) {
        byte[] good = kind.good();
        assertCorrupt(kind, Arrays.copyOf(good, good.length + 1));
        assertCorrupt(kind, signed(Arrays.copyOf(good, good.length - 4 + 1)));
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAnotherVersion(Kind kind) {
        byte[] newer = kind.good();
        newer[1] = 2;

        assertThatExceptionOfType(CorruptRecordException.class)
                .isThrownBy(() -> kind.rewrite(newer))
                .withMessageContaining("version 2")
                .withMessageContaining("version 1 is expected");
    }

    @ParameterizedTest
    @EnumSource
    void rejectsARecordOfAnotherKind(Kind kind) {
        for (Kind other : Kind.values()) {
            if (other != kind) {
                assertCorrupt(kind, other.good());
            }
        }
    }

    /** With a good checksum behind it, so that the fields themselves are looked at. */
    @Property(tries = 2000)
    void meetsAnyFieldsWithItsOwnException(
            @ForAll @IntRange(max = 3) int kind,
            @ForAll @IntRange(min = 2, max = 1999) int at,
            @ForAll @Size(min = 1, max = 4) byte[] values) {
        byte[] good = Kind.values()[kind].good();
        byte[] changed = Arrays.copyOf(good, good.length - 4);
        for (int i = 0; i < values.length; i++) {
            changed[2 + (at + i) % (changed.length - 2)] = values[i];
        }
        assertReadOrCorrupt(Kind.values()[kind], signed(changed));
    }

    @Property(tries = 1000)
    void meetsRandomBytesWithItsOwnException(
            @ForAll @IntRange(max = 3) int kind, @ForAll @Size(max = 400) byte[] bytes) {
        byte[] good = Kind.values()[kind].good();
        byte[] random = Arrays.copyOf(bytes, bytes.length + 2);
        random[0] = good[0];
        random[1] = good[1];
        System.arraycopy(bytes, 0, random, 2, bytes.length);

        assertCorrupt(Kind.values()[kind], bytes);
        assertReadOrCorrupt(Kind.values()[kind], signed(random));
    }

    @Test
    void keepsARecordWithAllItCanHold() {
        Chain chain = Chain.from(new ChainKey(new byte[32], 0)).take(2000).rest();
        ReceivingChain receiving = new ReceivingChain(KeyPair.generate(RANDOM).publicKey(), chain);
        KeyPair ratchet = KeyPair.generate(RANDOM);
        SessionRecord record = null;
        IdentityKey identity = IdentityKeyPair.generate(RANDOM).identityKey();
        for (int i = 0; i < 50; i++) {
            SessionState state = new SessionState(
                    KeyPair.generate(RANDOM).publicKey(),
                    0xFFFFFFFFL,
                    new RootKey(new byte[32]),
                    new SendingChain(ratchet, new ChainKey(new byte[32], Integer.MAX_VALUE), Integer.MAX_VALUE),
                    Collections.nCopies(5, receiving),
                    null);
            record = record == null ? SessionRecord.of(identity, identity, state) : record.with(state);
        }

        byte[] bytes = record.encode();

        assertThat(bytes).hasSizeBetween(14_000_000, 15_000_000);
        assertThat(SessionRecord.decode(bytes).encode()).isEqualTo(bytes);
    }

    @Test
    void printsNoSecret() {
        SessionRecord session = session();
        String printed = session + " " + session.current() + senderKey() + PreKey.generate(1, RANDOM)
                + SignedPreKey.generate(1, IdentityKeyPair.generate(RANDOM), RANDOM)
                + IdentityKeyPair.generate(RANDOM);

        assertThat(printed).contains("ChainKey(32 bytes, index", "RootKey(32 bytes)", "PrivateKey(32 bytes)");
        assertThat(printed)
                .doesNotContain(CryptoVectors.hex(session.current().root().bytes()), "[B@");
    }

    @Test
    void numbersPreKeysFromOneAndAroundTheEnd() {
        assertThat(PreKey.nextId(1)).isEqualTo(2);
        assertThat(PreKey.nextId(PreKey.MAX_ID - 1)).isEqualTo(PreKey.MAX_ID);
        assertThat(PreKey.nextId(PreKey.MAX_ID)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> PreKey.generate(0, RANDOM));
        assertThatIllegalArgumentException().isThrownBy(() -> PreKey.generate(PreKey.MAX_ID + 1, RANDOM));
    }

    private static void assertCorrupt(Kind kind, byte[] bytes) {
        assertThatExceptionOfType(CorruptRecordException.class).isThrownBy(() -> kind.rewrite(bytes));
    }

    private static void assertReadOrCorrupt(Kind kind, byte[] bytes) {
        try {
            assertThat(kind.rewrite(bytes)).hasSameSizeAs(bytes);
        } catch (CorruptRecordException e) {
            assertThat(e).hasMessageContaining("record of " + bytes.length + " bytes");
        }
    }

    private static byte[] signed(byte[] content) {
        byte[] record = Arrays.copyOf(content, content.length + 4);
        long sum = RecordWriter.checksum(content, content.length);
        for (int i = 0; i < 4; i++) {
            record[content.length + i] = (byte) (sum >>> (24 - 8 * i));
        }
        return record;
    }
}
