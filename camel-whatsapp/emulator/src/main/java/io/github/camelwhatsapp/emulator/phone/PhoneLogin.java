package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.ClassicFrameWriter;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.StreamStart;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A phone's side of WAUTH-2 as a pure dialogue: bytes in, bytes out. It leaves its keys in the frame reader and writer that it
 * was given, which carry the connection on. Not for use by several threads. Source: classic.md sections 1.3 and 3.
 */
final class PhoneLogin {
    private static final byte[] STREAM_HEADER = {'W', 'A', 1, 6};
    private static final String RESOURCE = "Android-2.16.148";
    private static final String DEVICE = "000\0" + "000\0" + "4.3\0" + "Xiaomi\0" + "armani\0" + "JLS36C";
    private static final int MOST_NONCE = 255;

    private final PhoneNumber number;
    private final byte[] password;
    private final Instant now;
    private final ClassicFrameReader reader;
    private final ClassicFrameWriter writer;
    private Expected expected = Expected.STREAM_START;

    PhoneLogin(PhoneNumber number, byte[] password, Instant now, ClassicFrameReader reader, ClassicFrameWriter writer) {
        this.number = number;
        this.password = password.clone();
        this.now = now;
        this.reader = reader;
        this.writer = writer;
    }

    /** What the phone sends first, without waiting for the server. */
    byte[] greeting() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(STREAM_HEADER);
        out.writeBytes(writer.write(StreamStart.ofClient(RESOURCE).encode()));
        out.writeBytes(frame(Node.of("stream:features")));
        out.writeBytes(frame(Node.builder("auth")
                .attribute("user", number.digits())
                .attribute("mechanism", "WAUTH-2")
                .build()));
        return out.toByteArray();
    }

    /**
     * Takes the server's next frame.
     *
     * @throws FrameFormatException if it is not what must come now, or malformed; the connection must be closed then
     * @throws io.github.camelwhatsapp.wire.NodeFormatException if its node is malformed; likewise
     */
    LoginStep take(ClassicFrame frame) {
        Optional<ByteBuffer> payload = reader.read(frame);
        if (payload.isEmpty()) {
            return new LoginStep.Listen();
        }
        if (expected == Expected.STREAM_START) {
            StreamStart.decode(payload.get());
            return then(Expected.FEATURES, new LoginStep.Listen());
        }
        return take(ClassicNodeDecoder.decode(payload.get()), frame.header().encrypted());
    }

    private LoginStep take(Node node, boolean encrypted) {
        if (node.is("failure")) {
            return new LoginStep.Refused("The server refused the login: "
                    + node.firstChild().map(Node::tag).orElse("it gives no reason"));
        }
        if (expected == Expected.FEATURES && node.is("stream:features")) {
            return then(Expected.CHALLENGE, new LoginStep.Listen());
        }
        if (expected == Expected.CHALLENGE && node.is("challenge")) {
            return then(Expected.SUCCESS, new LoginStep.Send(respond(node.dataBytes())));
        }
        if (expected == Expected.SUCCESS && node.is("success") && encrypted) {
            return node.attributes().is("status", "active")
                    ? new LoginStep.Done()
                    : new LoginStep.Refused("The server says that the account is "
                            + node.attribute("status").orElse("in no state"));
        }
        throw new FrameFormatException("Expected " + expected + " of the login, found <" + node.tag() + ">");
    }

    private byte[] respond(byte[] nonce) {
        if (nonce.length < 1 || nonce.length > MOST_NONCE) {
            throw new FrameFormatException(
                    "Expected a nonce of 1 to " + MOST_NONCE + " bytes, found one of " + nonce.length);
        }
        LoginKeys keys = LoginKeys.derive(password, nonce);
        ClassicFrameCipher toServer = keys.toServer();
        byte[] blob = toServer.sealBlob(proof(nonce));
        byte[] response = frame(Node.builder("response").data(blob).build());
        writer.encryptWith(toServer);
        reader.decryptWith(keys.fromServer());
        return response;
    }

    private byte[] proof(byte[] nonce) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(number.digits().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(nonce);
        out.writeBytes(Long.toString(now.getEpochSecond()).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(DEVICE.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private byte[] frame(Node node) {
        return writer.write(ClassicNodeEncoder.encode(node));
    }

    private LoginStep then(Expected next, LoginStep step) {
        expected = next;
        return step;
    }

    /** Whose login it is, nothing of the password. */
    @Override
    public String toString() {
        return "PhoneLogin[" + number + ", expects " + expected + "]";
    }

    private enum Expected {
        STREAM_START,
        FEATURES,
        CHALLENGE,
        SUCCESS
    }
}
