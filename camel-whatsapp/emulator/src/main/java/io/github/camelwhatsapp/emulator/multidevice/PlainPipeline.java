package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ChannelLine;
import io.github.camelwhatsapp.emulator.connection.LaneHandler;
import io.github.camelwhatsapp.emulator.connection.Line;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.bytes.ByteArrayDecoder;

/**
 * The service as phones reach it: the same handshake and stanzas as linked devices have, straight over TCP without WebSocket and TLS.
 * Give it a service of its own, with connections, faults and a transcript of its own, so that a test which counts or breaks connections
 * meets linked devices alone.
 */
public final class PlainPipeline extends ChannelInitializer<SocketChannel> {
    private final MultiDeviceService service;

    /** Serves everyone who connects. */
    public PlainPipeline(MultiDeviceService service) {
        this.service = service;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        ServerState state = service.state();
        PlainLine line = new PlainLine(new ChannelLine(channel, state.time()));
        channel.pipeline()
                .addLast(new ByteArrayDecoder())
                .addLast(new LaneHandler(
                        channel, state.lane(), state.limits().waitingFrames(), () -> service.open(line)));
    }

    /** A line without an upgrade. */
    private record PlainLine(Line line) implements UpgradeLine {
        @Override
        public void accept() {}

        @Override
        public void refuse(int status) {
            line.reset();
        }

        @Override
        public void send(byte[] bytes) {
            line.send(bytes);
        }

        @Override
        public void finish() {
            line.finish();
        }

        @Override
        public void drop() {
            line.drop();
        }

        @Override
        public void reset() {
            line.reset();
        }

        @Override
        public boolean isWritable() {
            return line.isWritable();
        }

        @Override
        public long waitingBytes() {
            return line.waitingBytes();
        }
    }
}
