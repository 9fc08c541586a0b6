package io.github.camelwhatsapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.wire.FrameFormatException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class LinkFailuresTest {
    @Test
    void blamesTheServerForBytesThatAreNoFrame() {
        assertThat(kind(new FrameFormatException("a frame of 2000 bytes is announced, 1000 are allowed"), true))
                .isEqualTo(Kind.PROTOCOL_VIOLATION);
    }

    @Test
    void doesNotBelieveAServerWhoseCertificateIsBadHoweverDeepTheCauseLies() {
        SSLHandshakeException handshake = new SSLHandshakeException("no");
        handshake.initCause(new CertificateException("not yet valid"));
        assertThat(kind(new IOException("closed", handshake), false)).isEqualTo(Kind.UNTRUSTED_SERVER);
    }

    @Test
    void tellsASocketThatDidNotOpenFromOneThatBroke() {
        assertThat(kind(new IOException("refused"), false)).isEqualTo(Kind.CONNECT_FAILED);
        assertThat(kind(new IOException("reset"), true)).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(LinkFailures.cause("host:1", Optional.empty(), true))
                .isEqualTo(new ConnectionCause(Kind.CONNECTION_LOST, "host:1: the other side closed the socket"));
    }

    private static Kind kind(Throwable problem, boolean wasOpen) {
        return LinkFailures.cause("host:1", Optional.of(problem), wasOpen).kind();
    }
}
