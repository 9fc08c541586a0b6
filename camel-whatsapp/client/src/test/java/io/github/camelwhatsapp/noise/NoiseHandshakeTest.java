package io.github.camelwhatsapp.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoiseHandshakeTest {
    private static final byte[] NOTHING = new byte[0];
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Of a first message that is refused only the ephemeral key is used: three bytes of tags, its own two, and 32. */
    private static final int READ_OF_A_REFUSED_MESSAGE = 37;

    private static final KeyPair STRANGER = KeyPair.generate(RANDOM);

    @ParameterizedTest
    @EnumSource
    void leavesBothEndsWithTheSameKeys(NoisePattern pattern) {
        TwoEnds.Result result = talk(pattern, new TwoEnds((number, frame) -> frame));
        assertThat(result.pattern).isEqualTo(pattern);
        assertThat(result.chain).isEqualTo(TwoEnds.CHAIN);
        assertThat(result.login).isEqualTo(TwoEnds.LOGIN);
        assertThat(result.server.receiver().open(result.client.sender().seal(new byte[] {1})))
                .containsExactly(1);
        assertThat(result.client.receiver().open(result.server.sender().seal(new byte[] {2})))
                .containsExactly(2);
    }

    @Test
    void fallsBackWhenTheServerHasAnotherKeyOrDoesNotResume() {
        TwoEnds stale = new TwoEnds((number, frame) -> frame);
        assertThat(stale.resumed(STRANGER, true).pattern).isEqualTo(NoisePattern.XX_FALLBACK);
        TwoEnds refused = new TwoEnds((number, frame) -> frame);
        assertThat(refused.resumed(refused.serverStatic, false).pattern).isEqualTo(NoisePattern.XX_FALLBACK);
    }

    @ParameterizedTest
    @EnumSource
    void diesOfAnyByteChangedInAnyMessage(NoisePattern pattern) {
        for (Place place : places(pattern)) {
            List<Integer> unnoticed = new ArrayList<>();
            for (int at = 0; at < place.length; at++) {
                if (!dies(pattern, flipping(place.message, at))) {
                    unnoticed.add(at);
                }
            }
            assertThat(unnoticed).as("bytes of message %d", place.message).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void diesOfAnyMessageCutShort(NoisePattern pattern) {
        for (Place place : places(pattern)) {
            for (int length = 0; length < place.length; length++) {
                int kept = length;
                assertThat(dies(
                                pattern,
                                (number, frame) -> number == place.message ? Arrays.copyOf(frame, kept) : frame))
                        .as("message %d cut to %d bytes", place.message, length)
                        .isTrue();
            }
        }
    }

    @Property(tries = 2000)
    void readsAnyBytesAsAMessageOrDies(@ForAll @Size(max = 120) byte[] bytes) {
        for (HandshakePart part : HandshakePart.values()) {
            try {
                NoiseMessage message = part.decode(bytes);
                NoiseHandshake client = NoiseHandshake.client(TwoEnds.PROLOGUE, STRANGER, RANDOM);
                client.write(NOTHING);
                client.read(message);
                throw new AssertionError("No bytes made up at random can be an answer");
            } catch (NoiseException expected) {
                assertThat(expected).hasMessageMatching(".{20,}");
            }
        }
    }

    @Test
    void diesOfAnotherPrologue() {
        NoiseHandshake client = NoiseHandshake.client(new byte[] {'W', 'A', 5, 3}, STRANGER, RANDOM);
        NoiseHandshake server = TwoEnds.acceptor(KeyPair.generate(RANDOM), true)
                .accept(client.write(NOTHING))
                .handshake();
        NoiseMessage answer = server.write(TwoEnds.CHAIN);
        assertThatExceptionOfType(NoiseException.class).isThrownBy(() -> client.read(answer));
        assertThat(client.next()).isEqualTo(NoiseHandshake.Next.NOTHING);
        assertThatIllegalStateException().isThrownBy(() -> client.write(NOTHING));
    }

    @Test
    void diesOfAnEphemeralKeyThatGivesNoSecret() {
        NoiseMessage zero = new NoiseMessage(new byte[32], NOTHING, NOTHING);
        NoiseHandshake server = TwoEnds.acceptor(STRANGER, true).accept(zero).handshake();
        assertThatExceptionOfType(NoiseException.class)
                .isThrownBy(() -> server.write(TwoEnds.CHAIN))
                .withMessageContaining("EE");
        assertThat(server.next()).isEqualTo(NoiseHandshake.Next.NOTHING);
    }

    @Test
    void refusesFirstMessagesWithPartsThatFitNoPattern() {
        NoiseAcceptor acceptor = TwoEnds.acceptor(STRANGER, true);
        byte[] key = STRANGER.publicKey().raw();
        for (NoiseMessage message : List.of(
                new NoiseMessage(NOTHING, NOTHING, NOTHING),
                new NoiseMessage(key, NOTHING, new byte[20]),
                new NoiseMessage(NOTHING, new byte[48], new byte[20]),
                new NoiseMessage(Arrays.copyOf(key, 31), NOTHING, NOTHING))) {
            assertThatExceptionOfType(NoiseException.class).isThrownBy(() -> acceptor.accept(message));
        }
    }

    @Test
    void namesTheTurnThatIsMissed() {
        NoiseHandshake client = NoiseHandshake.client(TwoEnds.PROLOGUE, STRANGER, RANDOM);
        assertThat(client.next()).isEqualTo(NoiseHandshake.Next.WRITE);
        assertThatIllegalStateException()
                .isThrownBy(() -> client.read(new NoiseMessage(NOTHING, NOTHING, NOTHING)))
                .withMessage("The CLIENT of XX is asked for READ when WRITE is next, after 0 of 3 messages");
        assertThatIllegalStateException().isThrownBy(client::split).withMessageContaining("SPLIT when WRITE");
        assertThatIllegalArgumentException().isThrownBy(() -> client.write(TwoEnds.LOGIN));
        client.write(NOTHING);
        assertThat(client.next()).isEqualTo(NoiseHandshake.Next.READ);
        assertThatIllegalStateException().isThrownBy(() -> client.write(NOTHING));
        assertThatIllegalStateException()
                .isThrownBy(client::fallBack)
                .withMessageContaining("Only a client that resumes");
        client.destroy();
        assertThatIllegalStateException().isThrownBy(client::split).withMessageContaining("NOTHING is next");
    }

    @Test
    void isSplitOnlyOnce() {
        NoiseHandshake client = NoiseHandshake.client(TwoEnds.PROLOGUE, STRANGER, RANDOM);
        NoiseHandshake server = TwoEnds.acceptor(KeyPair.generate(RANDOM), true)
                .accept(client.write(NOTHING))
                .handshake();
        client.read(server.write(TwoEnds.CHAIN));
        server.read(client.write(TwoEnds.LOGIN));
        assertThat(server.next()).isEqualTo(NoiseHandshake.Next.SPLIT);
        assertThat(server.split().sender().counter()).isZero();
        assertThatIllegalStateException().isThrownBy(server::split);
        assertThat(server).hasToString("NoiseHandshake(SERVER of XX, 3 messages done, next NOTHING)");
    }

    private static TwoEnds.Result talk(NoisePattern pattern, TwoEnds ends) {
        return switch (pattern) {
            case XX -> ends.full();
            case IK -> ends.resumed(ends.serverStatic, true);
            case XX_FALLBACK -> ends.resumed(STRANGER, true);
        };
    }

    /** Whether a handshake does not end with two ends that agree; anything but a {@link NoiseException} is a failure. */
    private static boolean dies(NoisePattern pattern, TwoEnds.Wire wire) {
        try {
            TwoEnds.Result result = talk(pattern, new TwoEnds(wire));
            result.server.receiver().open(result.client.sender().seal(NOTHING));
            // A resumption whose first message was spoilt ends well, but as another pattern and with nothing read from
            // it.
            return result.pattern != pattern && pattern == NoisePattern.IK;
        } catch (NoiseException e) {
            return true;
        }
    }

    private static TwoEnds.Wire flipping(int message, int at) {
        return (number, frame) -> {
            byte[] carried = frame.clone();
            if (number == message) {
                carried[at] ^= 1;
            }
            return carried;
        };
    }

    private static List<Place> places(NoisePattern pattern) {
        TwoEnds ends = new TwoEnds((number, frame) -> frame);
        assertThat(talk(pattern, ends).pattern).isEqualTo(pattern);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < ends.frames.size(); i++) {
            boolean refused = pattern == NoisePattern.XX_FALLBACK && i == 0;
            places.add(new Place(i, refused ? READ_OF_A_REFUSED_MESSAGE : ends.frames.get(i).length));
        }
        return places;
    }

    private record Place(int message, int length) {}
}
