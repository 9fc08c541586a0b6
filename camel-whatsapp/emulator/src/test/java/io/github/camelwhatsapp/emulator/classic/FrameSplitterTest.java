package io.github.camelwhatsapp.emulator.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class FrameSplitterTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new FrameSplitter(100));

    @Test
    void cutsFramesWhereverTheBytesAreCut() {
        byte[] bytes = {'W', 'A', 1, 6, 0, 0, 2, 7, 8, (byte) 0x80, 0, 1, 9};
        for (byte single : bytes) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {single}));
        }
        ClientFrame first = channel.readInbound();
        assertThat(first.frame().payload().remaining()).isEqualTo(2);
        assertThat(first.frame().header().encrypted()).isFalse();
        ClientFrame second = channel.readInbound();
        assertThat(second.frame().header().encrypted()).isTrue();
        assertThat(second.strayFlags()).isFalse();
    }

    @Test
    void refusesAnotherHeaderAndIgnoresTheRest() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'G', 'E', 'T', ' ', '/', '\r', '\n'}));
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'W', 'A', 1, 6, 0, 0, 0}));
        ProtocolBreach breach = channel.readInbound();
        assertThat(breach.rule()).isEqualTo(Rule.STREAM_HEADER);
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void refusesTheHeaderOfTheProfileOf2015() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'W', 'A', 1, 5}));
        assertThat(channel.<ProtocolBreach>readInbound().rule()).isEqualTo(Rule.STREAM_HEADER);
    }

    @Test
    void refusesAFrameAboveTheLimitByItsHeaderAlone() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'W', 'A', 1, 6, 0, 0, 101}));
        assertThat(channel.<ProtocolBreach>readInbound().rule()).isEqualTo(Rule.FRAME_SIZE);
    }

    @Test
    void marksFlagsThatMeanNothing() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'W', 'A', 1, 6, 0x10, 0, 0, 0x20, 0, 0}));
        assertThat(channel.<ClientFrame>readInbound().strayFlags()).isTrue();
        assertThat(channel.<ClientFrame>readInbound().strayFlags()).isTrue();
    }
}
