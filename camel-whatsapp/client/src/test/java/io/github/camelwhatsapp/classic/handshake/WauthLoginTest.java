package io.github.camelwhatsapp.classic.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.ClassicVectors;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.Node;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the recorded logins of the vectors against the client's half, byte for byte. */
class WauthLoginTest {
    @ParameterizedTest
    @ValueSource(strings = {"login", "fastLogin"})
    void playsTheRecordedExchangeByteForByte(String group) {
        JsonNode vector = ClassicVectors.group(group);
        WauthLogin login = login(vector);
        Player player = new Player(login);

        for (JsonNode step : vector.get("steps")) {
            if (step.get("from").asText().equals("client")) {
                player.expect(step);
            } else {
                player.receive(step);
            }
        }

        assertThat(player.success).isPresent();
        assertThat(player.success.get().nextNonce()).isEqualTo(ClassicVectors.hex(vector.get("nextChallenge")));
        assertThat(player.success.get().event().kind()).contains("free");
        assertThat(player.success.get().event().creation()).contains(Instant.ofEpochSecond(1411643804));
    }

    @Test
    void fallsBackToTheFullLoginWhenTheServerAnswersACachedNonceWithAChallenge() {
        JsonNode full = ClassicVectors.group("login");
        WauthLogin login = new WauthLogin(
                full.get("phone").asText(), password(full), Optional.of(new byte[] {1, 2, 3}), clock(full));
        login.opening();
        byte[] written = null;
        LoginStep last = new LoginStep.Wait();
        for (JsonNode step : full.get("steps")) {
            if (step.get("from").asText().equals("server") && !(last instanceof LoginStep.Success)) {
                last = login.received(frame(ClassicVectors.hex(step.get("bytes"))));
                written = last instanceof LoginStep.Write write ? write.frame() : written;
            }
        }

        assertThat(ClassicVectors.hex(written))
                .isEqualTo(full.get("steps").get(6).get("bytes").asText());
        assertThat(last).isInstanceOf(LoginStep.Success.class);
    }

    @Test
    void saysThatAWrongPasswordIsNotAuthorized() {
        WauthLogin login = upToAuthentication();

        LoginStep step = login.received(
                plain(Node.builder("failure").child(Node.of("not-authorized")).build()));

        assertThat(((LoginStep.Refused) step).cause().kind()).isEqualTo(Kind.NOT_AUTHORIZED);
    }

    @Test
    void passesOtherReasonsOfAFailureOn() {
        LoginStep step = upToAuthentication()
                .received(plain(
                        Node.builder("failure").child(Node.of("old-version")).build()));

        assertThat(((LoginStep.Refused) step).cause().kind()).isEqualTo(Kind.LOGIN_REFUSED);
        assertThat(((LoginStep.Refused) step).cause().detail()).isEqualTo("old-version");
    }

    @Test
    void refusesASuccessInTheClear() {
        WauthLogin login = upToAuthentication();

        assertThatThrownBy(() -> login.received(plain(
                        Node.builder("success").attribute("status", "active").build())))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void refusesASecondChallenge() {
        WauthLogin login = upToAuthentication();
        ClassicFrame challenge =
                plain(Node.builder("challenge").data(new byte[20]).build());
        login.received(challenge);

        assertThatThrownBy(() -> login.received(
                        plain(Node.builder("challenge").data(new byte[20]).build())))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesAChallengeWithoutANonceOrWithAHugeOne() {
        assertThatThrownBy(() -> upToAuthentication().received(plain(Node.of("challenge"))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> upToAuthentication()
                        .received(plain(
                                Node.builder("challenge").data(new byte[256]).build())))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("256 bytes");
    }

    @Test
    void refusesWhatBelongsToAnotherPhase() {
        WauthLogin login = upToAuthentication();

        assertThatThrownBy(() -> login.received(plain(Node.of("message"))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("<message>");
    }

    @Test
    void refusesASuccessThatWasTamperedWith() {
        JsonNode vector = ClassicVectors.group("login");
        WauthLogin login = login(vector);
        login.opening();
        for (int i = 3; i <= 5; i++) {
            login.received(frame(ClassicVectors.hex(vector.get("steps").get(i).get("bytes"))));
        }
        byte[] success = ClassicVectors.hex(vector.get("steps").get(7).get("bytes"));
        success[20] ^= 1;

        assertThatThrownBy(() -> login.received(frame(success))).isInstanceOf(FrameFormatException.class);
    }

    @Test
    void showsNoSecret() {
        assertThat(login(ClassicVectors.group("fastLogin")).toString())
                .contains("password of 20 bytes", "nonce of 20 bytes");
    }

    private static WauthLogin upToAuthentication() {
        JsonNode vector = ClassicVectors.group("login");
        WauthLogin login = login(vector);
        login.opening();
        login.received(frame(ClassicVectors.hex(vector.get("steps").get(3).get("bytes"))));
        login.received(frame(ClassicVectors.hex(vector.get("steps").get(4).get("bytes"))));
        return login;
    }

    private static WauthLogin login(JsonNode vector) {
        Optional<byte[]> nonce =
                Optional.ofNullable(vector.get("cachedChallenge")).map(ClassicVectors::hex);
        return new WauthLogin(vector.get("phone").asText(), password(vector), nonce, clock(vector));
    }

    private static byte[] password(JsonNode vector) {
        return Base64.getDecoder().decode(vector.get("passwordBase64").asText());
    }

    private static VirtualTimeSource clock(JsonNode vector) {
        return new VirtualTimeSource(Instant.ofEpochSecond(vector.get("time").asLong()));
    }

    private static ClassicFrame plain(Node node) {
        return ClassicFrame.plain(ClassicNodeEncoder.encode(node));
    }

    private static ClassicFrame frame(byte[] bytes) {
        ClassicFrameHeader header = ClassicFrameHeader.parse(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
        return new ClassicFrame(
                header, ByteBuffer.wrap(bytes, 3, header.length()).slice());
    }

    /** The client of a recorded exchange: what it writes is compared, and after the login its ciphers carry the recorded nodes. */
    private static final class Player {
        private final WauthLogin login;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final List<Node> received = new ArrayList<>();
        private Optional<LoginStep.Success> success = Optional.empty();
        private int compared;

        Player(WauthLogin login) {
            this.login = login;
            written.writeBytes(login.opening());
        }

        void expect(JsonNode step) {
            if (success.isPresent()) {
                written.writeBytes(
                        login.writer().write(ClassicNodeEncoder.encode(ClassicVectors.node(step.get("node")))));
            }
            byte[] expected = ClassicVectors.hex(step.get("bytes"));
            byte[] all = written.toByteArray();
            assertThat(all.length).isGreaterThanOrEqualTo(compared + expected.length);
            assertThat(ClassicVectors.hex(Arrays.copyOfRange(all, compared, compared + expected.length)))
                    .as(step.get("note").asText())
                    .isEqualTo(step.get("bytes").asText());
            compared += expected.length;
        }

        void receive(JsonNode step) {
            ClassicFrame frame = frame(ClassicVectors.hex(step.get("bytes")));
            if (success.isPresent()) {
                Node node = ClassicNodeDecoder.decode(login.reader().read(frame).orElseThrow());
                assertThat(node).isEqualTo(ClassicVectors.node(step.get("node")));
                received.add(node);
                return;
            }
            LoginStep next = login.received(frame);
            if (next instanceof LoginStep.Write write) {
                written.writeBytes(write.frame());
            } else if (next instanceof LoginStep.Success done) {
                success = Optional.of(done);
            }
        }
    }
}
