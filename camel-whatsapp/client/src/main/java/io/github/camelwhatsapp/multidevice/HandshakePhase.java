package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.multidevice.handshake.ClientHandshake;
import io.github.camelwhatsapp.noise.CertificateChainException;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.stream.Phase;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.function.Consumer;

/** The part of a connection from the open socket to the keys; carries the bytes of a {@link ClientHandshake}. */
final class HandshakePhase implements Phase<byte[]> {
    private final SocketLife<byte[]> life;
    private final ClientHandshake handshake;
    private final TimeSource time;
    private final Consumer<NodeWire> next;

    HandshakePhase(SocketLife<byte[]> life, ClientHandshake handshake, TimeSource time, Consumer<NodeWire> next) {
        this.life = life;
        this.handshake = handshake;
        this.time = time;
        this.next = next;
    }

    /** Sends the first bytes. */
    void begin() {
        life.send(handshake.opening());
    }

    @Override
    public boolean received(byte[] frame) {
        try {
            ClientHandshake.Finish finish = handshake.answered(frame, time.now());
            NodeWire wire = new NodeWire(life, finish.transport());
            next.accept(wire);
            life.send(finish.frame());
        } catch (CertificateChainException e) {
            life.end(new ConnectionCause(Kind.UNTRUSTED_SERVER, String.valueOf(e.getMessage())));
        } catch (NoiseException e) {
            life.end(new ConnectionCause(Kind.PROTOCOL_VIOLATION, "handshake: " + e.getMessage()));
        }
        return true;
    }

    @Override
    public void ended(WhatsAppException reason) {
        handshake.destroy();
    }
}
