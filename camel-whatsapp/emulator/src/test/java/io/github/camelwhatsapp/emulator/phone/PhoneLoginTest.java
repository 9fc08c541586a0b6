package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.ClassicFrameWriter;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import io.github.camelwhatsapp.wire.StreamStart;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneLoginTest {
    private final JsonNode vector = Vectors.login();
    private final ClassicFrameReader reader = new ClassicFrameReader();
    private final ClassicFrameWriter writer = new ClassicFrameWriter();
    private final PhoneLogin login = new PhoneLogin(
            new PhoneNumber(vector.get("phone").textValue()),
            Vectors.base64(vector, "passwordBase64"),
            Instant.ofEpochSecond(vector.get("time").asLong()),
            reader,
            writer);

    @Test
    void sendsAndReadsTheLoginOfTheVectorByteForByte() {
        List<JsonNode> steps = Vectors.list(vector.get("steps"));

        assertThat(login.greeting()).isEqualTo(joined(steps.subList(0, 3)));
        assertThat(take(steps.get(3))).isInstanceOf(LoginStep.Listen.class);
        assertThat(take(steps.get(4))).isInstanceOf(LoginStep.Listen.class);
        LoginStep answer = take(steps.get(5));
        assertThat(((LoginStep.Send) answer).bytes()).isEqualTo(Vectors.hex(steps.get(6), "bytes"));
        assertThat(take(steps.get(7))).isInstanceOf(LoginStep.Done.class);
        for (JsonNode step : steps.subList(8, steps.size())) {
            carriesOn(step);
        }
    }

    private void carriesOn(JsonNode step) {
        if (step.get("from").textValue().equals("client")) {
            assertThat(writer.write(Vectors.hex(step, "body"))).isEqualTo(Vectors.hex(step, "bytes"));
        } else {
            ByteBuffer payload = reader.read(frame(Vectors.hex(step, "bytes"))).orElseThrow();
            assertThat(payload).isEqualTo(ByteBuffer.wrap(Vectors.hex(step, "body")));
            assertThat(ClassicNodeDecoder.decode(payload).tag())
                    .isEqualTo(step.get("node").get("tag").textValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-authorized", "blocked"})
    void endsWithTheReasonOfAFailure(String reason) {
        start();

        LoginStep step =
                login.take(plain(Node.builder("failure").child(Node.of(reason)).build()));

        assertThat(step).isEqualTo(new LoginStep.Refused("The server refused the login: " + reason));
    }

    @Test
    void refusesASuccessThatIsNotEncrypted() {
        start();
        login.take(plain(Node.builder("challenge").data(new byte[20]).build()));

        assertThatThrownBy(() -> login.take(plain(Node.of("success")))).isInstanceOf(FrameFormatException.class);
    }

    @Test
    void refusesASuccessBeforeTheChallenge() {
        start();

        assertThatThrownBy(() -> login.take(plain(Node.of("success")))).isInstanceOf(FrameFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void refusesANonceThatIsNone(int length) {
        start();
        Node challenge = Node.builder("challenge").data(new byte[length]).build();

        assertThatThrownBy(() -> login.take(plain(challenge)))
                .isInstanceOf(FrameFormatException.class)
                .hasMessageContaining("nonce");
    }

    @Test
    void refusesANodeBeforeTheStreamStart() {
        assertThatThrownBy(() -> login.take(plain(Node.of("stream:features")))).isInstanceOf(NodeFormatException.class);
    }

    @Test
    void ignoresAnEmptyFrame() {
        assertThat(login.take(ClassicFrame.plain(new byte[0]))).isInstanceOf(LoginStep.Listen.class);
    }

    @Test
    void showsNothingOfThePassword() {
        assertThat(login).hasToString("PhoneLogin[34123456789, expects STREAM_START]");
    }

    private void start() {
        login.take(ClassicFrame.plain(StreamStart.ofServer().encode()));
        login.take(plain(Node.of("stream:features")));
    }

    private LoginStep take(JsonNode step) {
        return login.take(frame(Vectors.hex(step, "bytes")));
    }

    private static ClassicFrame plain(Node node) {
        return ClassicFrame.plain(ClassicNodeEncoder.encode(node));
    }

    private static ClassicFrame frame(byte[] bytes) {
        ClassicFrameHeader header = ClassicFrameHeader.parse(bytes[0], bytes[1], bytes[2]);
        return new ClassicFrame(header, ByteBuffer.wrap(Arrays.copyOfRange(bytes, 3, bytes.length)));
    }

    private static byte[] joined(List<JsonNode> steps) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        steps.forEach(step -> out.writeBytes(Vectors.hex(step, "bytes")));
        return out.toByteArray();
    }
}
