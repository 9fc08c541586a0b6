package io.github.camelwhatsapp.classic.handshake;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.event.AccountExpired;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.event.LoginFailed;
import io.github.camelwhatsapp.model.AccountTerms;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.ClassicFrameWriter;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.ClassicStreamHeader;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.StreamStart;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of WAUTH-2, full or with the nonce of the login before (fast). It says what to write and reads what comes, phase by
 * phase; anything out of its phase is a {@link ProtocolException}. After success its reader and writer carry the stream.
 *
 * <p>Not for use by several threads; good for one connection. Source: classic.md section 3.
 */
public final class WauthLogin {
    /** What the client calls itself in the stream's first frame. */
    public static final String RESOURCE = "Android-2.16.148";

    private static final String MECHANISM = "WAUTH-2";
    private static final int MAX_NONCE = 255;

    private final String number;
    private final byte[] password;
    private final TimeSource time;
    private final ClassicFrameReader reader = new ClassicFrameReader();
    private final ClassicFrameWriter writer = new ClassicFrameWriter();
    private byte @Nullable [] nonce;
    private @Nullable StreamKeys keys;
    private Phase phase = Phase.STREAM_START;
    private boolean challenged;

    /** What the server has to send next. */
    private enum Phase {
        STREAM_START,
        FEATURES,
        AUTHENTICATION,
        DONE
    }

    /**
     * Begins a login.
     *
     * @param number the own number, digits with the country code
     * @param password the password's bytes; not copied
     * @param cachedNonce the nonce of the login before, which must be deleted durably by now; empty for a full login
     * @param time the clock
     */
    public WauthLogin(String number, byte[] password, Optional<byte[]> cachedNonce, TimeSource time) {
        this.number = number;
        this.password = password;
        this.nonce = cachedNonce.orElse(null);
        this.time = time;
    }

    /** The first bytes of the connection: header, stream start, features and authentication, sent without waiting. */
    public byte[] opening() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(192);
        out.writeBytes(ClassicStreamHeader.JULY_2016.toBytes());
        out.writeBytes(writer.write(StreamStart.ofClient(RESOURCE).encode()));
        out.writeBytes(writer.write(ClassicNodeEncoder.encode(Node.of("stream:features"))));
        out.writeBytes(writer.write(ClassicNodeEncoder.encode(authentication())));
        return out.toByteArray();
    }

    /**
     * Takes a frame of the server.
     *
     * @throws ProtocolException if it does not belong here
     * @throws io.github.camelwhatsapp.wire.FrameFormatException if it is broken or not what the password makes of it
     * @throws io.github.camelwhatsapp.wire.NodeFormatException if it holds no node
     */
    public LoginStep received(ClassicFrame frame) {
        Optional<ByteBuffer> payload = reader.read(frame);
        if (payload.isEmpty()) {
            return new LoginStep.Wait();
        }
        return switch (phase) {
            case STREAM_START -> streamStart(payload.get());
            case FEATURES -> features(ClassicNodeDecoder.decode(payload.get()));
            case AUTHENTICATION ->
                authentication(
                        ClassicNodeDecoder.decode(payload.get()), frame.header().encrypted());
            case DONE -> throw new ProtocolException("login", "nothing more", "a frame after the end");
        };
    }

    /** Decrypts the stream after success. */
    public ClassicFrameReader reader() {
        return reader;
    }

    /** Encrypts the stream after success. */
    public ClassicFrameWriter writer() {
        return writer;
    }

    private LoginStep streamStart(ByteBuffer payload) {
        StreamStart.decode(payload);
        phase = Phase.FEATURES;
        return new LoginStep.Wait();
    }

    private LoginStep features(Node node) {
        if (node.is("stream:features")) {
            phase = Phase.AUTHENTICATION;
            return new LoginStep.Wait();
        }
        throw unexpected("<stream:features>", node);
    }

    private LoginStep authentication(Node node, boolean encrypted) {
        return switch (node.tag()) {
            case "challenge" -> challenge(node);
            case "success" -> success(node, encrypted);
            case "failure" -> refused(node);
            default -> throw unexpected("<challenge>, <success> or <failure>", node);
        };
    }

    private LoginStep challenge(Node node) {
        byte[] fresh = node.dataBytes();
        if (challenged) {
            throw unexpected("<success> or <failure> after the response", node);
        }
        if (fresh.length == 0 || fresh.length > MAX_NONCE) {
            throw new ProtocolException("login", "a nonce of 1 to 255 bytes", fresh.length + " bytes");
        }
        challenged = true;
        nonce = fresh;
        Node response = Node.builder("response").data(blob(fresh)).build();
        // The response itself goes in the clear; all that follows is encrypted, from sequence 1 on.
        byte[] frame = plainFrame(response);
        switchOn();
        return new LoginStep.Write(frame);
    }

    private LoginStep success(Node node, boolean encrypted) {
        if (!encrypted || keys == null) {
            throw new ProtocolException("login", "an encrypted <success>", "one in the clear");
        }
        phase = Phase.DONE;
        if (!challenged) {
            writer.encryptWith(keys.outgoing());
        }
        LoggedIn event = new LoggedIn(
                node.attribute("kind"),
                node.attribute("status"),
                node.attributes().instant("creation"),
                node.attributes().instant("expiration"),
                node.attributes().instant("t").orElseGet(time::now));
        if (!node.attributes().is("status", "active")) {
            String status = node.attribute("status").orElse("none");
            AccountTerms terms = new AccountTerms(event.kind(), event.status(), event.creation(), event.expiration());
            return new LoginStep.Refused(
                    new ConnectionCause(Kind.ACCOUNT_EXPIRED, "account status " + status),
                    new AccountExpired(terms, event.timestamp()));
        }
        return new LoginStep.Success(event, node.dataBytes());
    }

    private LoginStep refused(Node node) {
        String reason = node.firstChild().map(Node::tag).orElse("no reason given");
        ConnectionCause cause = reason.equals("not-authorized")
                ? new ConnectionCause(Kind.NOT_AUTHORIZED, "wrong password, or the number is blocked")
                : new ConnectionCause(Kind.LOGIN_REFUSED, reason);
        return new LoginStep.Refused(cause, new LoginFailed(reason, time.now()));
    }

    private Node authentication() {
        Node.Builder auth = Node.builder("auth").attribute("user", number).attribute("mechanism", MECHANISM);
        if (nonce != null) {
            auth.data(blob(nonce));
            // The answer comes encrypted if the server accepts the nonce, in the clear if it does not.
            switchOnIncoming();
        }
        return auth.build();
    }

    private byte[] blob(byte[] of) {
        keys = StreamKeys.derive(password, of);
        return keys.outgoing().sealBlob(AuthenticationBlob.plain(number, of, time.now()));
    }

    private byte[] plainFrame(Node node) {
        return writer.write(ClassicNodeEncoder.encode(node));
    }

    private void switchOn() {
        switchOnIncoming();
        if (keys != null) {
            writer.encryptWith(keys.outgoing());
        }
    }

    private void switchOnIncoming() {
        if (keys != null) {
            reader.decryptWith(keys.incoming());
        }
    }

    private static ProtocolException unexpected(String expected, Node node) {
        return new ProtocolException("login", expected, "<" + node.tag() + ">");
    }

    @Override
    public String toString() {
        return "WauthLogin[" + number + ", " + phase + ", password of " + password.length + " bytes, nonce of "
                + (nonce == null ? 0 : nonce.length) + " bytes]";
    }
}
