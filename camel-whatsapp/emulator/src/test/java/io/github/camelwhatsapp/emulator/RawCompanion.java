package io.github.camelwhatsapp.emulator;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.noise.CertificateChain;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.noise.NoiseMessage;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentityHMAC;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.proto.ClientPayload.DevicePairingRegistrationData;
import io.github.camelwhatsapp.proto.ClientPayload.UserAgent;
import io.github.camelwhatsapp.proto.DeviceProps;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceFrameAssembler;
import io.github.camelwhatsapp.wire.MultiDeviceIntro;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A linked device that does what a test says and nothing by itself, over a TLS WebSocket. Written from the notes for these tests. */
final class RawCompanion implements AutoCloseable {
    private static final int SECONDS = 10;
    private static final byte[] END = new byte[0];

    final KeyPair noise;
    final IdentityKeyPair identity;
    final SignedPreKey signedPreKey;
    final byte[] advSecret = new byte[32];
    final SecureRandom random = new SecureRandom();

    private final WhatsAppEmulator emulator;
    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();
    private final MultiDeviceNodeDecoder decoder = new MultiDeviceNodeDecoder();
    private BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
    private WebSocketPipe pipe;
    private NoiseTransport transport;
    private byte[] routing = new byte[0];
    private PublicKey serverKey;

    RawCompanion(WhatsAppEmulator emulator) {
        this(emulator, KeyPair.generate(new SecureRandom()), IdentityKeyPair.generate(new SecureRandom()));
    }

    private RawCompanion(WhatsAppEmulator emulator, KeyPair noise, IdentityKeyPair identity) {
        this.emulator = emulator;
        this.noise = noise;
        this.identity = identity;
        signedPreKey = SignedPreKey.generate(1, identity, random);
        random.nextBytes(advSecret);
    }

    /** The same device once more. */
    RawCompanion twin() {
        return new RawCompanion(emulator, noise, identity);
    }

    /** The server's static key, known after a handshake. */
    PublicKey serverKey() {
        return serverKey;
    }

    /** Brings this routing information from the next connection on. */
    void routing(byte[] info) {
        routing = info;
    }

    /** Connects and does XX with this payload. */
    void connect(ClientPayload payload) {
        open();
        NoiseHandshake handshake = NoiseHandshake.client(MultiDeviceIntro.prologue(), noise, random);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(MultiDeviceIntro.bytes(routing));
        first.writeBytes(MultiDeviceFrame.of(HandshakePart.CLIENT_HELLO.encode(handshake.write(new byte[0]))));
        pipe.send(first.toByteArray());
        verify(handshake.read(HandshakePart.SERVER_HELLO.decode(frame())), handshake);
        pipe.send(MultiDeviceFrame.of(HandshakePart.CLIENT_FINISH.encode(handshake.write(payload.toByteArray()))));
        transport = handshake.split();
    }

    /** Connects and tries IK with a server key, falling back if it is refused; says whether it was. */
    boolean resume(PublicKey server, ClientPayload payload) {
        open();
        NoiseHandshake handshake = NoiseHandshake.resumingClient(MultiDeviceIntro.prologue(), noise, server, random);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(MultiDeviceIntro.bytes(routing));
        first.writeBytes(
                MultiDeviceFrame.of(HandshakePart.CLIENT_HELLO.encode(handshake.write(payload.toByteArray()))));
        pipe.send(first.toByteArray());
        NoiseMessage hello = HandshakePart.SERVER_HELLO.decode(frame());
        boolean refused = hello.sealedStatic().length > 0;
        if (refused) {
            handshake = handshake.fallBack();
            verify(handshake.read(hello), handshake);
            pipe.send(MultiDeviceFrame.of(HandshakePart.CLIENT_FINISH.encode(handshake.write(payload.toByteArray()))));
        } else {
            handshake.read(hello);
        }
        transport = handshake.split();
        return refused;
    }

    /** The payload of a device that is not linked. */
    ClientPayload.Builder registration() {
        return common().setPassive(false)
                .setPull(false)
                .setDevicePairingData(DevicePairingRegistrationData.newBuilder()
                        .setERegid(ByteString.copyFrom(new byte[] {0, 0, 0x12, 0x34}))
                        .setEKeytype(ByteString.copyFrom(new byte[] {5}))
                        .setEIdent(ByteString.copyFrom(
                                identity.identityKey().publicKey().raw()))
                        .setESkeyId(ByteString.copyFrom(new byte[] {0, 0, 1}))
                        .setESkeyVal(ByteString.copyFrom(
                                signedPreKey.keyPair().publicKey().raw()))
                        .setESkeySig(
                                ByteString.copyFrom(signedPreKey.signature().bytes()))
                        .setBuildHash(ByteString.copyFrom(new byte[16]))
                        .setDeviceProps(DeviceProps.newBuilder()
                                .setOs("Test rig")
                                .setPlatformType(DeviceProps.PlatformType.DESKTOP)
                                .build()
                                .toByteString()));
    }

    /** The payload of a device that is linked. */
    ClientPayload.Builder login(String number, int device) {
        return common().setUsername(Long.parseLong(number))
                .setDevice(device)
                .setPassive(true)
                .setPull(true)
                .setLidDbMigrated(false);
    }

    /** The text of its QR code under a reference. */
    String qr(String ref) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "https://wa.me/settings/linked_devices#" + ref + ","
                + base64.encodeToString(noise.publicKey().raw()) + ","
                + base64.encodeToString(identity.identityKey().publicKey().raw()) + ","
                + base64.encodeToString(advSecret) + ",1";
    }

    /** What it signs in answer to a pair-success for the first device of an account. */
    Node sign(Node pairSuccess) {
        return sign(pairSuccess, 1);
    }

    /** What it signs in answer to a pair-success. */
    Node sign(Node pairSuccess, int keyIndex) {
        try {
            Node success = pairSuccess.child("pair-success").orElseThrow();
            ADVSignedDeviceIdentityHMAC container = ADVSignedDeviceIdentityHMAC.parseFrom(
                    success.child("device-identity").orElseThrow().dataBytes());
            ADVSignedDeviceIdentity signed = ADVSignedDeviceIdentity.parseFrom(container.getDetails());
            byte[] own = identity.identityKey().publicKey().raw();
            byte[] message = ByteString.copyFrom(new byte[] {6, 1})
                    .concat(signed.getDetails())
                    .concat(ByteString.copyFrom(own))
                    .concat(signed.getAccountSignatureKey())
                    .toByteArray();
            byte[] signature = XEdDsa.sign(identity.privateKey(), message, random);
            return answer(
                    pairSuccess,
                    keyIndex,
                    signed.toBuilder()
                            .clearAccountSignatureKey()
                            .setDeviceSignature(ByteString.copyFrom(signature))
                            .build()
                            .toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("pair-success holds no identity", e);
        }
    }

    /** An answer to a pair-success with these bytes. */
    Node answer(Node pairSuccess, byte[] signed) {
        return answer(pairSuccess, 1, signed);
    }

    private Node answer(Node pairSuccess, int keyIndex, byte[] signed) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", "result")
                .attribute("id", pairSuccess.attributes().requireText("id"))
                .child(Node.builder("pair-device-sign")
                        .child(Node.builder("device-identity")
                                .attribute("key-index", Integer.toString(keyIndex))
                                .data(signed)
                                .build())
                        .build())
                .build();
    }

    /** Sends a stanza. */
    void send(Node node) {
        sendPlain(encoder.encode(node));
    }

    /** Seals and sends bytes. */
    void sendPlain(byte[] plain) {
        pipe.send(MultiDeviceFrame.of(transport.sender().seal(plain)));
    }

    /** Sends bytes as they are. */
    void sendBytes(byte[] bytes) {
        pipe.send(bytes);
    }

    /** The next stanza. */
    Node receive() {
        return decoder.decode(transport.receiver().open(frame()));
    }

    /** The next stanza with this tag; others before it are passed over. */
    Node receive(String tag) {
        Node next = receive();
        while (!next.is(tag)) {
            next = receive();
        }
        return next;
    }

    /** Waits until the server has ended the connection; stanzas before that are passed over. */
    void awaitEnd() {
        while (next() != END) {
            // passed over
        }
    }

    @Override
    public void close() {
        if (pipe != null) {
            pipe.close();
        }
    }

    private void open() {
        close();
        frames = new LinkedBlockingQueue<>();
        MultiDeviceFrameAssembler assembler = new MultiDeviceFrameAssembler();
        BlockingQueue<byte[]> into = frames;
        pipe = WebSocketPipe.open(
                emulator.multiDevice().uri(),
                trusting(),
                chunk -> into.addAll(assembler.add(ByteBuffer.wrap(chunk))),
                () -> into.add(END));
    }

    private void verify(byte[] chain, NoiseHandshake handshake) {
        RootCertificate root = new RootCertificate(
                PublicKey.ofRaw(HexFormat.of().parseHex(emulator.multiDevice().rootKey())), 0);
        CertificateChain.parse(chain)
                .verify(root, handshake.theirStatic().orElseThrow(), Instant.parse("2026-01-01T00:00:00Z"));
        serverKey = handshake.theirStatic().orElseThrow();
    }

    private byte[] frame() {
        byte[] frame = next();
        if (frame == END) {
            throw new AssertionError("The server has ended the connection");
        }
        return frame;
    }

    private byte[] next() {
        try {
            byte[] frame = frames.poll(SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("Nothing came in " + SECONDS + " seconds");
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError("The wait was interrupted", e);
        }
    }

    private SSLContext trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("emulator", emulator.certificate().certificate());
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("The certificate cannot be trusted", e);
        }
    }

    private static ClientPayload.Builder common() {
        return ClientPayload.newBuilder()
                .setUserAgent(UserAgent.newBuilder()
                        .setPlatform(UserAgent.Platform.WEB)
                        .setAppVersion(UserAgent.AppVersion.newBuilder()
                                .setPrimary(2)
                                .setSecondary(3000)
                                .setTertiary(1035194821))
                        .setMcc("000")
                        .setMnc("000"))
                .setConnectType(ClientPayload.ConnectType.WIFI_UNKNOWN)
                .setConnectReason(ClientPayload.ConnectReason.USER_ACTIVATED);
    }
}
