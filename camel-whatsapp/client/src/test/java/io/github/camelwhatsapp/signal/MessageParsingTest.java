package io.github.camelwhatsapp.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.camelwhatsapp.crypto.CryptoVectors;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParsingTest {
    /** The four kinds of messages: a good one, how many bytes follow the protobuf, how many fields it needs. */
    enum Kind {
        SIGNAL("signalMessageInside", 8, 3),
        PRE_KEY("preKeySignalMessage", 0, 4),
        SENDER_KEY("output", 64, 3),
        DISTRIBUTION("distributionMessage", 0, 4);

        private final String field;
        private final int trailer;
        private final int required;

        Kind(String field, int trailer, int required) {
            this.field = field;
            this.trailer = trailer;
            this.required = required;
        }

        void parse(byte[] bytes) {
            switch (this) {
                case SIGNAL -> SignalMessage.parse(bytes);
                case PRE_KEY -> PreKeySignalMessage.parse(bytes);
                case SENDER_KEY -> SenderKeyMessage.parse(bytes);
                case DISTRIBUTION -> SenderKeyDistributionMessage.parse(bytes);
            }
        }

        byte[] good() {
            return CryptoVectors.bytes(
                    switch (this) {
                        case SIGNAL, PRE_KEY -> CryptoVectors.signal("x3dh").get(0);
                        case SENDER_KEY ->
                            CryptoVectors.signal("senderKeys").required("steps").get(0);
                        case DISTRIBUTION ->
                            CryptoVectors.signal("senderKeys")
                                    .required("members")
                                    .get(0);
                    },
                    field);
        }

        /** A good message with other bytes between its version and its trailer. */
        byte[] with(byte[] protobuf) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(0x33);
            out.writeBytes(protobuf);
            out.writeBytes(new byte[trailer]);
            return out.toByteArray();
        }

        byte[] protobuf() {
            byte[] good = good();
            return Arrays.copyOfRange(good, 1, good.length - trailer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAGoodMessage(Kind kind) {
        assertThatNoException().isThrownBy(() -> kind.parse(kind.good()));
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAMessageCutAtAnyByte(Kind kind) {
        byte[] protobuf = kind.protobuf();
        byte[] good = kind.good();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            // Cutting bytes off the end moves the trailer: what is left may happen to parse, and then its code is
            // wrong.
            if (kind.trailer == 0 && length < good.length - 4) {
                assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> kind.parse(cut));
            }
        }
        for (int length = 0; length < protobuf.length - 20; length++) {
            byte[] cut = kind.with(Arrays.copyOf(protobuf, length));
            assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> kind.parse(cut));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAMessageShorterThanItsTrailer(Kind kind) {
        for (int length = 0; length <= kind.trailer; length++) {
            byte[] bytes = Arrays.copyOf(kind.good(), length);
            assertThatExceptionOfType(InvalidMessageException.class)
                    .isThrownBy(() -> kind.parse(bytes))
                    .withMessageContaining("at least " + (kind.trailer + 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAMessageWithoutFields(Kind kind) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> kind.parse(kind.with(new byte[0])))
                .withMessageContaining("needs");
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAMessageThatLacksOneRequiredField(Kind kind) {
        long missing = Stream.iterate(1, field -> field + 1)
                .limit(6)
                .filter(field -> {
                    try {
                        kind.parse(kind.with(without(field, kind.protobuf())));
                        return false;
                    } catch (InvalidMessageException e) {
                        assertThat(e).hasMessageContaining("needs");
                        return true;
                    }
                })
                .count();

        assertThat(missing).isEqualTo(kind.required);
    }

    /** The vectors' fields have numbers below 16 and are varints or shorter than 128 bytes. */
    private static byte[] without(int field, byte[] protobuf) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < protobuf.length; ) {
            int end = at + 1;
            if ((protobuf[at] & 7) == 2) {
                end += 1 + protobuf[end];
            } else {
                while (protobuf[end++] < 0) {}
            }
            if (protobuf[at] >> 3 != field) {
                out.write(protobuf, at, end - at);
            }
            at = end;
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void skipsUnknownFieldsOfEveryWireType(Kind kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("78ffffffffffffffffff01"));
        out.writeBytes(HexFormat.of().parseHex("790102030405060708"));
        out.writeBytes(HexFormat.of().parseHex("7a03010203"));
        out.writeBytes(HexFormat.of().parseHex("7d01020304"));
        out.writeBytes(kind.protobuf());

        assertThatNoException().isThrownBy(() -> kind.parse(kind.with(out.toByteArray())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b",
                "7c",
                "7e",
                "00",
                "02",
                "78",
                "79",
                "7a",
                "7d",
                "7aff",
                "7a04010203",
                "79010203",
                "7d01",
                "7affffffff0f",
                "7affffffffffffffffff01",
                "7affffffffffffffff7f",
                "78ffffffffffffffffffff01",
                "ffffffffff7f01"
            })
    void rejectsBrokenProtobuf(String hex) {
        for (Kind kind : Kind.values()) {
            byte[] broken = HexFormat.of().parseHex(CryptoVectors.hex(kind.protobuf()) + hex);
            assertThatExceptionOfType(InvalidMessageException.class)
                    .as(kind.name())
                    .isThrownBy(() -> kind.parse(kind.with(broken)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOldAndUnknownVersionsApart(Kind kind) {
        byte[] message = kind.good();
        message[0] = 0x23;
        assertThatExceptionOfType(LegacyVersionException.class).isThrownBy(() -> kind.parse(message));
        message[0] = 0x44;
        assertThatExceptionOfType(UnknownVersionException.class).isThrownBy(() -> kind.parse(message));
        message[0] = (byte) 0xF3;
        assertThatExceptionOfType(UnknownVersionException.class).isThrownBy(() -> kind.parse(message));
        message[0] = 0x32;
        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> kind.parse(message));
        message[0] = 0x34;
        assertThatNoException().isThrownBy(() -> kind.parse(message));
    }

    @Test
    void rejectsKeysThatAreNone() {
        for (Kind kind : new Kind[] {Kind.SIGNAL, Kind.PRE_KEY, Kind.DISTRIBUTION}) {
            String good = CryptoVectors.hex(kind.protobuf());
            byte[] otherType = HexFormat.of().parseHex(good.replace("2105", "2106"));

            assertThatExceptionOfType(InvalidKeyException.class)
                    .isThrownBy(() -> kind.parse(kind.with(otherType)))
                    .withMessageContaining("type byte");
        }
    }

    @Test
    void rejectsADistributionWithAShortChainKeyOrAHugeIteration() {
        String good = CryptoVectors.hex(Kind.DISTRIBUTION.protobuf());
        byte[] shortKey = HexFormat.of().parseHex(good + "1a0100");
        byte[] huge = HexFormat.of().parseHex(good + "10ffffffff0f");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SenderKeyDistributionMessage.parse(Kind.DISTRIBUTION.with(shortKey)))
                .withMessageContaining("1 bytes");
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SenderKeyDistributionMessage.parse(Kind.DISTRIBUTION.with(huge)))
                .withMessageContaining("4294967295");
    }

    @Property(tries = 1000)
    void meetsRandomBytesWithItsOwnExceptions(
            @ForAll @IntRange(max = 3) int kind, @ForAll @Size(max = 300) byte[] bytes) {
        assertOnlyOwnExceptions(Kind.values()[kind], bytes);
        assertOnlyOwnExceptions(Kind.values()[kind], Kind.values()[kind].with(bytes));
    }

    @Property(tries = 1000)
    void meetsDamagedMessagesWithItsOwnExceptions(
            @ForAll @IntRange(max = 3) int kind, @ForAll @IntRange(max = 499) int at, @ForAll byte value) {
        byte[] damaged = Kind.values()[kind].good();
        damaged[at % damaged.length] = value;
        assertOnlyOwnExceptions(Kind.values()[kind], damaged);
    }

    private static void assertOnlyOwnExceptions(Kind kind, byte[] bytes) {
        try {
            kind.parse(bytes);
        } catch (SignalException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
