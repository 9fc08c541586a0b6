package io.github.camelwhatsapp.multidevice;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.FakeServer.Fault;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseAcceptor;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.transport.Link;
import io.github.camelwhatsapp.transport.LinkListener;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceFrameAssembler;
import io.github.camelwhatsapp.wire.MultiDeviceIntro;
import io.github.camelwhatsapp.wire.MultiDeviceIntroReader;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One connection of the fake server, seen from both ends: the client's link, and the server's half of handshake and stream. */
final class FakeSession implements Link {
    private final FakeServer server;
    private final TimeSource time;
    private final LinkListener<byte[]> client;
    private final Fault fault;
    private final MultiDeviceIntroReader intro = new MultiDeviceIntroReader();
    private final MultiDeviceFrameAssembler fromClient = new MultiDeviceFrameAssembler();
    private final MultiDeviceFrameAssembler toClient = new MultiDeviceFrameAssembler();
    private NoiseHandshake handshake;
    private NoiseTransport transport;
    private boolean closed;
    private boolean broken;

    FakeSession(FakeServer server, TimeSource time, LinkListener<byte[]> client, Fault fault) {
        this.server = server;
        this.time = time;
        this.client = client;
        this.fault = fault;
    }

    void opened() {
        if (!closed) {
            client.opened();
        }
    }

    @Override
    public CompletionStage<Void> send(byte[] bytes) {
        time.schedule(Duration.ofMillis(1), () -> fromClient(bytes));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void setReading(boolean reading) {}

    @Override
    public void close() {
        closed(Optional.empty());
    }

    /** The socket breaks. */
    void cut() {
        broken = true;
        closed(Optional.of(new java.io.IOException("connection reset")));
    }

    private void closed(Optional<Throwable> problem) {
        synchronized (server) {
            if (closed) {
                return;
            }
            closed = true;
        }
        client.closed(problem);
    }

    private void fromClient(byte[] bytes) {
        synchronized (server) {
            // What was written before a close in good order still arrives.
            if (broken) {
                return;
            }
            ByteBuffer chunk = ByteBuffer.wrap(bytes);
            if (intro.add(chunk)) {
                fromClient.add(chunk).forEach(this::frame);
            }
        }
    }

    private void frame(byte[] frame) {
        try {
            if (handshake == null) {
                hello(frame);
            } else if (transport == null) {
                finish(frame);
            } else {
                server.handle(
                        this,
                        new MultiDeviceNodeDecoder().decode(transport.receiver().open(frame)));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hello(byte[] frame) {
        server.routings.add(intro.routingInfo());
        NoiseAcceptor acceptor =
                new NoiseAcceptor(MultiDeviceIntro.prologue(), server.identity.server, false, new SecureRandom());
        handshake = acceptor.accept(HandshakePart.CLIENT_HELLO.decode(frame)).handshake();
        raw(MultiDeviceFrame.of(
                HandshakePart.SERVER_HELLO.encode(handshake.write(server.chain.apply(server.identity.chain())))));
    }

    private void finish(byte[] frame) throws InvalidProtocolBufferException {
        ClientPayload payload = ClientPayload.parseFrom(handshake.read(HandshakePart.CLIENT_FINISH.decode(frame)));
        transport = handshake.split();
        server.payloads.add(payload);
        if (fault.kind() == Fault.Kind.FAILURE) {
            send(Node.builder("failure")
                    .attribute("reason", Integer.toString(fault.at()))
                    .attribute("expire", "3600")
                    .build());
            close();
        } else if (payload.hasDevicePairingData()) {
            send(FakeServer.pairDevice(6));
        } else {
            send(Node.builder("success")
                    .attribute("t", Long.toString(time.now().getEpochSecond()))
                    .attribute("lid", new Jid("236482911234567", Jid.LID_SERVER, FakeServer.DEVICE, 0))
                    .build());
        }
    }

    /** Sends a node. */
    void send(Node node) {
        synchronized (server) {
            if (closed || transport == null) {
                return;
            }
            byte[] sealed = transport.sender().seal(new MultiDeviceNodeEncoder().encode(node));
            server.mangle.apply(sealed).forEach(frame -> raw(MultiDeviceFrame.of(frame)));
        }
    }

    private void raw(byte[] bytes) {
        toClient.add(ByteBuffer.wrap(bytes)).forEach(client::received);
    }
}
