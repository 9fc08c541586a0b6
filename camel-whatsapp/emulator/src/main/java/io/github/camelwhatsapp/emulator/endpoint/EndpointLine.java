package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.noise.RootCertificate;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.bytes.ByteArrayDecoder;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A phone's way to today's network: it logs in and reconnects with a growing delay, but not when it was refused. Used on the phone's
 * lane only.
 */
public final class EndpointLine implements EndpointConnection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointLine.class);

    private final Network network;
    private final TimeSource time;
    private final Executor lane;
    private final ReconnectDelay delay = new ReconnectDelay();
    private boolean on;
    private boolean open;
    private @Nullable Owner owner;
    private @Nullable EndpointConnection connection;
    private TimeSource.@Nullable Timer retry;

    /**
     * Where a phone connects to.
     *
     * @param server the service for phones
     * @param root the root of its certificates
     * @param loops who moves bytes
     */
    public record Network(InetSocketAddress server, RootCertificate root, EventLoopGroup loops) {}

    /** A line that is off. */
    public EndpointLine(Network network, TimeSource time, Executor lane) {
        this.network = network;
        this.time = time;
        this.lane = lane;
    }

    /** Connects and logs in, and keeps doing so until {@link #off()}. */
    void on(Owner newOwner) {
        owner = newOwner;
        if (!on) {
            on = true;
            delay.reset();
            connect();
        }
    }

    /** Hangs up and stays away. */
    void off() {
        on = false;
        open = false;
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
        if (connection != null) {
            connection.hangUp();
            connection = null;
        }
    }

    /** Whether stanzas leave. */
    boolean isOpen() {
        return open;
    }

    /** Sends a node; drops it when the line is not open. */
    void send(Node node) {
        if (connection != null && open) {
            connection.send(node);
        }
    }

    @Override
    public void received(EndpointConnection from, Node stanza) {
        Owner listener = owner;
        if (from != connection || listener == null) {
            return;
        }
        switch (stanza.tag()) {
            case "success" -> {
                open = true;
                delay.reset();
                listener.opened(stanza);
            }
            case "failure" -> {
                LOG.warn("A phone was not let in: {}", stanza);
                off();
            }
            case "stream:error" -> {
                if (stanza.child("conflict").isPresent()) {
                    off();
                }
            }
            default -> listener.received(stanza);
        }
    }

    @Override
    public void lost(EndpointConnection from) {
        connection = null;
        open = false;
        if (owner != null) {
            owner.closed();
        }
        if (on) {
            retry = time.schedule(delay.next(), () -> lane.execute(this::again));
        }
    }

    private void again() {
        if (on && connection == null) {
            connect();
        }
    }

    private void connect() {
        Owner listener = owner;
        if (listener == null) {
            return;
        }
        EndpointConnection next =
                new EndpointConnection(listener.keys(), listener.payload(), network.root(), time.now(), this);
        connection = next;
        PhoneSocket.open(network.loops(), network.server(), ByteArrayDecoder::new, byte[].class, lane, next);
    }

    /** Whoever the line belongs to. */
    interface Owner {
        /** With which keys it connects. */
        EndpointKeys keys();

        /** What it says of itself. */
        ClientPayload payload();

        /** It is logged in; what waited follows. */
        void opened(Node success);

        /** A stanza came. */
        void received(Node stanza);

        /** It is not logged in any more. */
        void closed();
    }
}
