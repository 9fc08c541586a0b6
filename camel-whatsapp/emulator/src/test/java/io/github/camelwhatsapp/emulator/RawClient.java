package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.ClassicFrameWriter;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.ClassicStreamHeader;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.StreamStart;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/**
 * A client that sends exactly what a test tells it to, on a blocking socket; it repairs and answers nothing by itself.
 */
public final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final ClassicFrameWriter writer = new ClassicFrameWriter();
    private final ClassicFrameReader reader = new ClassicFrameReader();
    private final Deque<Node> skipped = new ArrayDeque<>();
    private final String number;
    private byte[] nextNonce = {};
    private String proofSuffix = "";

    /** Connects, and sends nothing. */
    public RawClient(InetSocketAddress address, String number) {
        this.number = number;
        try {
            // Before connecting: a server that refuses may have reset the connection right after.
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(address, TIMEOUT_MILLIS);
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and logs in with a challenge. */
    public static RawClient login(WhatsAppEmulator emulator, String number) {
        RawClient client = new RawClient(emulator.classicAddress(), number);
        client.login(emulator.account(number).password());
        emulator.awaitOnline(number, Stanzas.SOON);
        return client;
    }

    /** Logs in with a challenge, up to the success. */
    public Node login(String password) {
        begin();
        send(auth().build());
        answerChallenge(password);
        return success();
    }

    /** Sends what comes before the auth. */
    public RawClient begin() {
        start();
        send(Node.of("stream:features"));
        return this;
    }

    /** Sends header and stream start. */
    public RawClient start() {
        sendBytes(ClassicStreamHeader.JULY_2016.toBytes());
        sendPayload(StreamStart.ofClient("Android-2.16.148").encode());
        return this;
    }

    /** Sets what stands behind number and nonce in the blob. */
    public RawClient proofSuffix(String suffix) {
        proofSuffix = suffix;
        return this;
    }

    /** An auth without a blob. */
    public Node.Builder auth() {
        return Node.builder("auth").attribute("user", number).attribute("mechanism", "WAUTH-2");
    }

    /** Reads to the challenge, answers it, and encrypts from then on. */
    public void answerChallenge(String password) {
        byte[] nonce = await("challenge").dataBytes();
        Keys keys = Keys.of(password, nonce);
        ClassicFrameCipher cipher = keys.toServer();
        send(Node.builder("response").data(cipher.sealBlob(proof(nonce))).build());
        writer.encryptWith(cipher);
        reader.decryptWith(keys.toClient());
    }

    /** Sends an auth with the blob of a stored nonce, and encrypts from then on. */
    public RawClient fastAuth(String password, byte[] nonce) {
        Keys keys = Keys.of(password, nonce);
        ClassicFrameCipher cipher = keys.toServer();
        send(auth().data(cipher.sealBlob(proof(nonce))).build());
        writer.encryptWith(cipher);
        reader.decryptWith(keys.toClient());
        return this;
    }

    /** Reads to the success and keeps its nonce. */
    public Node success() {
        Node success = await("success");
        nextNonce = success.dataBytes();
        return success;
    }

    /** The nonce of the last success. */
    public byte[] nextNonce() {
        return nextNonce.clone();
    }

    /** Sends a node in the form that is due. */
    public void send(Node node) {
        sendPayload(ClassicNodeEncoder.encode(node));
    }

    /** Sends a payload as a frame in the form that is due. */
    public void sendPayload(byte[] payload) {
        sendBytes(writer.write(payload));
    }

    /** Sends a payload in a plain frame, whatever is due. */
    public void sendPlain(byte[] payload) {
        sendBytes(new ClassicFrameWriter().write(payload));
    }

    /** Sends bytes as they are. */
    public void sendBytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The frame that a payload makes, in the form that is due, without sending it. */
    public byte[] frame(byte[] payload) {
        return writer.write(payload);
    }

    /** The next node; empty when the server has ended the connection. */
    public Optional<Node> next() {
        try {
            while (true) {
                byte[] head = in.readNBytes(ClassicFrameHeader.SIZE);
                if (head.length < ClassicFrameHeader.SIZE) {
                    return Optional.empty();
                }
                ClassicFrameHeader header = ClassicFrameHeader.parse(head[0], head[1], head[2]);
                byte[] payload = new byte[header.length()];
                in.readFully(payload);
                Optional<ByteBuffer> opened = reader.read(new ClassicFrame(header, ByteBuffer.wrap(payload)));
                if (opened.isPresent() && !isStreamStart(opened.get())) {
                    return Optional.of(ClassicNodeDecoder.decode(opened.get()));
                }
            }
        } catch (EOFException | SocketException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the next node with this tag; what comes before is kept for later. */
    public Node await(String tag) {
        Optional<Node> kept = skipped.stream().filter(node -> node.is(tag)).findFirst();
        if (kept.isPresent()) {
            skipped.remove(kept.get());
            return kept.get();
        }
        while (true) {
            Node node = next().orElseThrow(
                            () -> new AssertionError("The connection ended before <" + tag + ">, after " + skipped));
            if (node.is(tag)) {
                return node;
            }
            skipped.add(node);
        }
    }

    /** Whether the server ends the connection, whatever it sends before. */
    public boolean isEnded() {
        for (Optional<Node> node = next(); node.isPresent(); node = next()) {
            skipped.add(node.get());
        }
        return true;
    }

    /** Whether no node with this tag comes before the answer to a ping that is sent now. */
    public boolean hasNoneBeforePong(String tag, String pingId) {
        if (skipped.stream().anyMatch(node -> node.is(tag))) {
            return false;
        }
        send(ping(pingId));
        while (true) {
            Node node = next().orElseThrow(() -> new AssertionError("The connection ended before the pong"));
            if (node.is("iq") && node.attributes().is("id", pingId)) {
                return true;
            }
            if (node.is(tag)) {
                return false;
            }
            skipped.add(node);
        }
    }

    /** Whether nothing comes for a while. */
    public boolean isSilent() {
        try {
            socket.setSoTimeout(200);
            return in.read() < -1;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bytes up to the end of the connection, as they are. */
    public byte[] remainingBytes() {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ping. */
    public static Node ping(String id) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", "w:p")
                .attribute("type", "get")
                .attribute("to", "s.whatsapp.net")
                .child(Node.of("ping"))
                .build();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] proof(byte[] nonce) {
        ByteArrayOutputStream proof = new ByteArrayOutputStream();
        proof.writeBytes(number.getBytes(StandardCharsets.US_ASCII));
        proof.writeBytes(nonce);
        proof.writeBytes(proofSuffix.getBytes(StandardCharsets.US_ASCII));
        return proof.toByteArray();
    }

    private static boolean isStreamStart(ByteBuffer payload) {
        return payload.remaining() > 2 && payload.get(payload.position() + 2) == 1;
    }

    private record Keys(byte[][] all) {
        static Keys of(String password, byte[] nonce) {
            byte[] secret = Base64.getDecoder().decode(password);
            byte[][] all = new byte[4][];
            for (int i = 0; i < 4; i++) {
                byte[] salt = Arrays.copyOf(nonce, nonce.length + 1);
                salt[nonce.length] = (byte) (i + 1);
                all[i] = TestPbkdf2.derive(secret, salt, 2);
            }
            return new Keys(all);
        }

        ClassicFrameCipher toServer() {
            return new ClassicFrameCipher(all[0], all[1]);
        }

        ClassicFrameCipher toClient() {
            return new ClassicFrameCipher(all[2], all[3]);
        }
    }
}
