package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.noise.HandshakePart;
import io.github.camelwhatsapp.noise.NoiseHandshake;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.transport.Dial;
import io.github.camelwhatsapp.transport.Link;
import io.github.camelwhatsapp.transport.LinkListener;
import io.github.camelwhatsapp.transport.TlsTrust;
import io.github.camelwhatsapp.transport.WebSocketTarget;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceIntro;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that announces a longer frame than a client takes. */
class FrameLimitIT {
    private static final int LIMIT = 100;

    @Test
    void theSocketIsClosedForAnAnnouncedLengthOverTheLimitBeforeTheFrameHasCome() throws Exception {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            CompletableFuture<Void> opened = new CompletableFuture<>();
            CompletableFuture<Optional<Throwable>> closed = new CompletableFuture<>();
            Link link = Link.webSocket(dial(emulator), target(emulator), new LinkListener<>() {
                @Override
                public void opened() {
                    opened.complete(null);
                }

                @Override
                public void received(byte[] frame) {
                    closed.completeExceptionally(new AssertionError("a frame of " + frame.length + " bytes came"));
                }

                @Override
                public void closed(Optional<Throwable> problem) {
                    closed.complete(problem);
                }
            });
            opened.get(20, SECONDS);
            // The server's answer carries two certificates, so it is longer than the limit.
            link.send(hello());

            assertThat(closed.get(20, SECONDS).orElseThrow())
                    .isInstanceOf(FrameFormatException.class)
                    .hasMessageContaining(Integer.toString(LIMIT + MultiDeviceFrame.HEADER_SIZE));
        }
    }

    private static Dial dial(WhatsAppEmulator emulator) {
        return new Dial(
                "localhost",
                emulator.multiDevice().address().getPort(),
                Optional.empty(),
                Duration.ofSeconds(20),
                TimeSource.system());
    }

    private static WebSocketTarget target(WhatsAppEmulator emulator) {
        TlsTrust trust = TlsTrust.of(
                TrustedCertificates.ofPem(emulator.certificate().pem()).certificates());
        return new WebSocketTarget("/ws/chat", "https://web.whatsapp.com", Map.of(), trust, LIMIT);
    }

    private static byte[] hello() {
        SecureRandom random = new SecureRandom();
        NoiseHandshake handshake = NoiseHandshake.client(MultiDeviceIntro.prologue(), KeyPair.generate(random), random);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MultiDeviceIntro.bytes(new byte[0]));
        out.writeBytes(MultiDeviceFrame.of(HandshakePart.CLIENT_HELLO.encode(handshake.write(new byte[0]))));
        return out.toByteArray();
    }
}
