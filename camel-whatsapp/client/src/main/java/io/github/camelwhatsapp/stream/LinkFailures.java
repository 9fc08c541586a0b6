package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.transport.UpgradeRefusedException;
import io.github.camelwhatsapp.wire.FrameFormatException;
import java.security.cert.CertificateException;
import java.util.Optional;

/** What the end of a socket that nobody here asked for means for the connection. */
final class LinkFailures {
    private static final int HTTP_REQUEST_TIMEOUT = 408;
    private static final int HTTP_SERVER_ERRORS = 500;

    private LinkFailures() {}

    /**
     * The cause.
     *
     * @param peer the server, for people
     * @param problem what went wrong, if anything did
     * @param wasOpen whether the socket had been open
     */
    static ConnectionCause cause(String peer, Optional<Throwable> problem, boolean wasOpen) {
        String detail = peer + ": " + problem.map(LinkFailures::words).orElse("the other side closed the socket");
        return new ConnectionCause(kind(problem, wasOpen), detail);
    }

    private static Kind kind(Optional<Throwable> problem, boolean wasOpen) {
        for (Throwable cause = problem.orElse(null); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return Kind.UNTRUSTED_SERVER;
            }
            if (cause instanceof FrameFormatException) {
                return Kind.PROTOCOL_VIOLATION;
            }
            if (cause instanceof UpgradeRefusedException refused) {
                return isPassing(refused.status()) ? Kind.CONNECT_FAILED : Kind.LOGIN_REFUSED;
            }
        }
        return wasOpen ? Kind.CONNECTION_LOST : Kind.CONNECT_FAILED;
    }

    /** Source: multidevice-transport.md section 11: 408 and 5xx pass, another answer to the upgrade does not. */
    private static boolean isPassing(int status) {
        return status == HTTP_REQUEST_TIMEOUT || status >= HTTP_SERVER_ERRORS;
    }

    private static String words(Throwable problem) {
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }
}
