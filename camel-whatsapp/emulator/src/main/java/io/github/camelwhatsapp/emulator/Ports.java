package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.connection.TcpServer;
import io.github.camelwhatsapp.emulator.state.Lane;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The ports of an emulator and the lane behind them: all open, or none. Not for use by several threads. */
final class Ports implements AutoCloseable {
    private final Lane lane;
    private final List<TcpServer> open = new ArrayList<>();

    Ports(Lane lane) {
        this.lane = lane;
    }

    /**
     * Opens one more, or closes everything.
     *
     * @throws IllegalStateException if the address cannot be had
     */
    TcpServer open(String thread, InetSocketAddress address, ChannelInitializer<SocketChannel> pipeline) {
        TcpServer server = orClose(() -> new TcpServer(thread, address, pipeline));
        open.add(server);
        return server;
    }

    /** Makes something that serves beside them, or closes everything. */
    <T> T orClose(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Takes no more connections. */
    void stopListening() {
        open.forEach(TcpServer::stopListening);
    }

    /** Closes every connection. The lane goes first: what it sends needs an event loop. */
    @Override
    public void close() {
        stopListening();
        lane.close();
        open.forEach(TcpServer::close);
    }
}
