package io.github.camelwhatsapp.noise;

import static io.github.camelwhatsapp.vectors.TransportVectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.ScriptedRandom;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceFrameAssembler;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseVectorsTest {
    private static final byte[] PROLOGUE = {'W', 'A', 6, 3};
    private static final byte[] NOTHING = new byte[0];

    @Test
    void clientSaysInXxWhatTheVectorsSay() {
        for (String id : List.of("xx-registration", "xx-login-routed")) {
            JsonNode vector = vector(id);
            NoiseHandshake client =
                    NoiseHandshake.client(PROLOGUE, pair(vector, "clientStatic"), random(vector, "clientEphemeral"));
            assertThat(HandshakePart.CLIENT_HELLO.encode(client.write(NOTHING)))
                    .isEqualTo(message(vector, "clientHello"));
            finish(client, vector);
        }
    }

    @Test
    void serverSaysInXxWhatTheVectorsSay() {
        for (String id : List.of("xx-registration", "xx-login-routed")) {
            JsonNode vector = vector(id);
            NoiseHandshake server = acceptor(vector, true)
                    .accept(HandshakePart.CLIENT_HELLO.decode(message(vector, "clientHello")))
                    .handshake();
            assertThat(server.pattern()).isEqualTo(NoisePattern.XX);
            answer(server, vector, hex(vector.at("/certificate/chain")));
        }
    }

    @Test
    void bothEndsSayInIkWhatTheVectorsSay() {
        JsonNode vector = vector("ik-resume");
        NoiseHandshake client = resuming(vector, pair(vector, "serverStatic").publicKey());
        byte[] payload = hex(vector.get("clientPayload"));
        assertThat(HandshakePart.CLIENT_HELLO.encode(client.write(payload))).isEqualTo(message(vector, "clientHello"));

        NoiseAcceptor.Accepted accepted =
                acceptor(vector, true).accept(HandshakePart.CLIENT_HELLO.decode(message(vector, "clientHello")));
        assertThat(accepted.payload()).isEqualTo(payload);
        assertThat(accepted.handshake().theirStatic())
                .hasValue(pair(vector, "clientStatic").publicKey());
        byte[] chain = hex(vector.get("certificateChain"));
        assertThat(HandshakePart.SERVER_HELLO.encode(accepted.handshake().write(chain)))
                .isEqualTo(message(vector, "serverHello"));

        assertThat(client.read(HandshakePart.SERVER_HELLO.decode(message(vector, "serverHello"))))
                .isEqualTo(chain);
        requireSplit(client.split(), vector, "clientToServer", "serverToClient");
        requireSplit(accepted.handshake().split(), vector, "serverToClient", "clientToServer");
    }

    @Test
    void bothEndsFallBackAsTheVectorsSay() {
        JsonNode vector = vector("ik-resume-xxfallback");
        NoiseHandshake client =
                resuming(vector, pair(vector("ik-resume"), "serverStatic").publicKey());
        byte[] payload = hex(vector.get("clientPayload"));
        assertThat(HandshakePart.CLIENT_HELLO.encode(client.write(payload))).isEqualTo(message(vector, "clientHello"));
        finish(client.fallBack(), vector);
        assertThat(client.next()).isEqualTo(NoiseHandshake.Next.NOTHING);

        for (boolean resumption : new boolean[] {false, true}) {
            NoiseAcceptor.Accepted accepted = acceptor(vector, resumption)
                    .accept(HandshakePart.CLIENT_HELLO.decode(message(vector, "clientHello")));
            assertThat(accepted.payload()).isEmpty();
            assertThat(accepted.handshake().pattern()).isEqualTo(NoisePattern.XX_FALLBACK);
            answer(accepted.handshake(), vector, hex(vector.get("certificateChain")));
        }
    }

    @Test
    void transportCiphersMakeAndReadTheFramesOfTheVectors() {
        JsonNode keys = TransportVectors.get("transport").get("keys");
        NoiseCipher sender = new NoiseCipher(hex(keys.get("clientToServer")), 0);
        NoiseCipher receiver = new NoiseCipher(hex(keys.get("serverToClient")), 0);
        MultiDeviceFrameAssembler frames = new MultiDeviceFrameAssembler();
        int read = 0;
        for (JsonNode frame : TransportVectors.get("transport").get("frames")) {
            byte[] plaintext = hex(frame.get("plaintext"));
            if (frame.get("direction").asText().equals("clientToServer")) {
                assertThat(MultiDeviceFrame.of(sender.seal(plaintext))).isEqualTo(hex(frame.get("frame")));
            } else {
                byte[] opened = receiver.open(frames(frames, frame).get(0));
                assertThat(opened).isEqualTo(plaintext);
                assertThat(new MultiDeviceNodeDecoder().decode(opened).tag())
                        .isEqualTo(frame.at("/node/tag").asText());
                read++;
            }
        }
        assertThat(sender.counter()).isEqualTo(5);
        assertThat(receiver.counter()).isEqualTo(5);
        assertThat(read).isEqualTo(5);
    }

    private static List<byte[]> frames(MultiDeviceFrameAssembler assembler, JsonNode frame) {
        List<byte[]> payloads = new ArrayList<>();
        if (frame.has("webSocketMessages")) {
            frame.get("webSocketMessages").forEach(part -> payloads.addAll(assembler.add(ByteBuffer.wrap(hex(part)))));
        } else {
            payloads.addAll(assembler.add(ByteBuffer.wrap(hex(frame.get("frame")))));
        }
        assertThat(payloads).hasSize(1);
        return payloads;
    }

    /** The client's way from the server's answer to the split, the same in XX and XXfallback. */
    private static void finish(NoiseHandshake client, JsonNode vector) {
        byte[] chain = client.read(HandshakePart.SERVER_HELLO.decode(message(vector, "serverHello")));
        byte[] expected =
                hex(vector.has("certificate") ? vector.at("/certificate/chain") : vector.get("certificateChain"));
        assertThat(chain).isEqualTo(expected);
        assertThat(client.theirStatic()).hasValue(pair(vector, "serverStatic").publicKey());
        assertThat(HandshakePart.CLIENT_FINISH.encode(client.write(hex(vector.get("clientPayload")))))
                .isEqualTo(message(vector, "clientFinish"));
        requireSplit(client.split(), vector, "clientToServer", "serverToClient");
    }

    private static void answer(NoiseHandshake server, JsonNode vector, byte[] chain) {
        assertThat(HandshakePart.SERVER_HELLO.encode(server.write(chain))).isEqualTo(message(vector, "serverHello"));
        assertThat(server.read(HandshakePart.CLIENT_FINISH.decode(message(vector, "clientFinish"))))
                .isEqualTo(hex(vector.get("clientPayload")));
        assertThat(server.theirStatic()).hasValue(pair(vector, "clientStatic").publicKey());
        requireSplit(server.split(), vector, "serverToClient", "clientToServer");
    }

    private static void requireSplit(NoiseTransport transport, JsonNode vector, String sent, String received) {
        byte[] text = HexFormat.of().parseHex("00f80102");
        assertThat(transport.sender().seal(text))
                .isEqualTo(new NoiseCipher(hex(vector.get("split").get(sent)), 0).seal(text));
        byte[] incoming = new NoiseCipher(hex(vector.get("split").get(received)), 0).seal(text);
        assertThat(transport.receiver().open(incoming)).isEqualTo(text);
    }

    private static NoiseHandshake resuming(JsonNode vector, PublicKey server) {
        return NoiseHandshake.resumingClient(
                PROLOGUE, pair(vector, "clientStatic"), server, random(vector, "clientEphemeral"));
    }

    private static NoiseAcceptor acceptor(JsonNode vector, boolean resumption) {
        return new NoiseAcceptor(PROLOGUE, pair(vector, "serverStatic"), resumption, random(vector, "serverEphemeral"));
    }

    private static ScriptedRandom random(JsonNode vector, String name) {
        return new ScriptedRandom().then(hex(vector.get("keys").get(name).get("private")));
    }

    private static KeyPair pair(JsonNode vector, String name) {
        JsonNode pair = vector.get("keys").get(name);
        KeyPair made = KeyPair.of(PrivateKey.of(hex(pair.get("private"))));
        assertThat(made.publicKey().raw()).isEqualTo(hex(pair.get("public")));
        return made;
    }

    private static byte[] message(JsonNode vector, String name) {
        return hex(vector.get("messages").get(name));
    }

    private static JsonNode vector(String id) {
        return TransportVectors.list("noise")
                .filter(vector -> vector.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
