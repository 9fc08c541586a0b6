package io.github.camelwhatsapp.emulator.classic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.emulator.connection.Transmitter;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.StreamStart;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded logins, against this server: what the client sent goes in byte for byte, what comes out is compared. */
class RecordedLoginTest {
    private static final Jid BOB = Jid.ofPhone("34999888777");

    @ParameterizedTest
    @ValueSource(strings = {"login", "fastLogin"})
    void answersTheRecordedLoginByteForByte(String group) {
        JsonNode vector = Vectors.group(group);
        try (TestState test = prepared(vector)) {
            // The recording announces one stored stanza.
            deliver(test, "stored-1");
            Client client = new Client(test);
            for (JsonNode step : upToOffline(vector)) {
                if (step.get("from").asText().equals("client")) {
                    client.sends(Vectors.hex(step.get("bytes")));
                } else {
                    client.expects(step.get("bytes").asText());
                }
            }
            assertThat(client.connection.isLoggedIn()).isTrue();
            assertThat(test.ledgers().complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "fastLogin"})
    void givesTheRecordedStanzasAfterTheLogin(String group) {
        JsonNode vector = Vectors.group(group);
        try (TestState test = prepared(vector)) {
            Client client = new Client(test);
            StreamSupport.stream(vector.get("steps").spliterator(), false)
                    .filter(step -> step.get("from").asText().equals("client"))
                    .forEach(step -> {
                        if (step.path("node").path("tag").asText().equals("receipt")) {
                            deliver(test, "1431037793-9");
                        }
                        client.sends(Vectors.hex(step.get("bytes")));
                    });

            List<Node> recorded = StreamSupport.stream(vector.get("steps").spliterator(), false)
                    .filter(step -> step.get("from").asText().equals("server") && step.has("node"))
                    .map(step -> Vectors.node(step.get("node")))
                    .filter(node -> !node.is("ib"))
                    .toList();
            List<Node> sent = test.service().transcript().entries().stream()
                    .filter(entry -> entry.direction() == Direction.SENT)
                    .map(entry -> entry.node())
                    .toList();
            assertThat(sent).containsAll(recorded);
            // Chat API reports messages as read without reporting them as delivered.
            assertThat(test.ledgers().violations().entries())
                    .extracting(violation -> violation.rule().name())
                    .containsExactly("READ_BEFORE_DELIVERED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "fastLogin"})
    void encodesEveryRecordedServerFrameByteForByte(String group) {
        JsonNode vector = Vectors.group(group);
        byte[] password =
                Base64.getDecoder().decode(vector.get("passwordBase64").asText());
        byte[] nonce = Vectors.hex(vector.has("challenge") ? vector.get("challenge") : vector.get("cachedChallenge"));
        RecordingLine line = new RecordingLine();
        ClassicFraming framing = new ClassicFraming();
        Transmitter transmitter = new Transmitter(line, node -> {}, framing);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (JsonNode step : vector.get("steps")) {
            if (step.get("from").asText().equals("client")) {
                continue;
            }
            expected.writeBytes(Vectors.hex(step.get("bytes")));
            if (!step.has("node")) {
                transmitter.transmitRaw(StreamStart.ofServer().encode());
                continue;
            }
            Node node = Vectors.node(step.get("node"));
            if (node.is("success")) {
                framing.encryptWith(ServerKeys.derive(password, nonce).toClient());
            }
            transmitter.transmit(node);
        }
        assertThat(line.sent()).isEqualTo(expected.toByteArray());
    }

    @Test
    void takesTheRecordedBytesOneByOne() {
        JsonNode vector = Vectors.group("login");
        try (TestState test = prepared(vector)) {
            deliver(test, "stored-1");
            Client client = new Client(test);
            for (JsonNode step : upToOffline(vector)) {
                if (step.get("from").asText().equals("client")) {
                    for (byte single : Vectors.hex(step.get("bytes"))) {
                        client.sends(new byte[] {single});
                    }
                }
            }
            assertThat(client.connection.isLoggedIn()).isTrue();
        }
    }

    private static List<JsonNode> upToOffline(JsonNode vector) {
        List<JsonNode> steps =
                StreamSupport.stream(vector.get("steps").spliterator(), false).toList();
        int offline = 0;
        while (!steps.get(offline).path("node").path("tag").asText().equals("ib")) {
            offline++;
        }
        return steps.subList(0, offline + 1);
    }

    private static TestState prepared(JsonNode vector) {
        Deque<byte[]> nonces = new ArrayDeque<>();
        if (vector.has("challenge")) {
            nonces.add(Vectors.hex(vector.get("challenge")));
        }
        nonces.add(Vectors.hex(vector.get("nextChallenge")));
        TestState test = new TestState(nonces::remove);
        Account account = test.state().accounts().provision(vector.get("phone").asText());
        account.password(Base64.getDecoder().decode(vector.get("passwordBase64").asText()));
        account.denied(List.of(Jid.ofPhone("34600000000")));
        if (vector.has("cachedChallenge")) {
            account.nonces().handOut(Vectors.hex(vector.get("cachedChallenge")));
        }
        test.state().accounts().provision(BOB.user());
        return test;
    }

    private static void deliver(TestState test, String id) {
        Account bob = test.state().accounts().find(BOB.user()).orElseThrow();
        Node message = Node.builder("message")
                .attribute("to", "34123456789@s.whatsapp.net")
                .attribute("type", "text")
                .attribute("id", id)
                .attribute("notify", "Bob")
                .child(Node.builder("body").data("Hi there").build())
                .build();
        assertThat(test.state()
                        .courier()
                        .deliver(bob, message, test.state().time().now()))
                .isEmpty();
    }

    private static final class Client {
        private final RecordingLine line = new RecordingLine();
        private final EmbeddedChannel splitter = new EmbeddedChannel(new FrameSplitter(0xFFFFF));
        private final ClassicConnection connection;
        private int read;

        Client(TestState test) {
            connection = test.service().open(line);
        }

        void sends(byte[] bytes) {
            splitter.writeInbound(Unpooled.wrappedBuffer(bytes));
            for (Object frame = splitter.readInbound(); frame != null; frame = splitter.readInbound()) {
                connection.receive(frame);
            }
        }

        void expects(String hex) {
            byte[] sent = line.sent();
            int end = Math.min(sent.length, read + hex.length() / 2);
            assertThat(HexFormat.of().formatHex(sent, read, end)).isEqualTo(hex);
            read = end;
        }
    }
}
