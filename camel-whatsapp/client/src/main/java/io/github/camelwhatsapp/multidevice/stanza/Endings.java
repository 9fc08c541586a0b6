package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.Optional;

/** What the ways in which a server ends a connection mean. Source: multidevice-transport.md sections 8.2 and 8.5. */
public final class Endings {
    /** The longest ban that is believed; the number is the server's. */
    private static final long LONGEST_BAN_SECONDS = Duration.ofDays(3650).toSeconds();

    private Endings() {}

    /** The cause in a {@code <failure>}, which comes in place of a success. */
    public static ConnectionCause failure(Node node) {
        String reason = node.attribute("reason").orElse("no reason");
        return new ConnectionCause(
                failureKind(reason), "the server answered the login with failure " + reason + words(node));
    }

    /** How long a ban lasts from now on, if a {@code <failure>} says so. */
    public static Optional<Duration> ban(Node node) {
        return node.attribute("expire")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::parseLong)
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_BAN_SECONDS)));
    }

    /** The cause in a {@code <stream:error>}; empty when it does not end the stream. */
    public static Optional<ConnectionCause> streamError(Node node) {
        String code = node.attribute("code").orElse("");
        Optional<Node> conflict = node.child("conflict");
        if (conflict.isPresent()) {
            boolean removed = conflict.get().attributes().is("type", "device_removed");
            return cause(
                    removed ? Kind.LOGGED_OUT : Kind.CONFLICT,
                    "the server says: " + (removed ? "device removed" : "replaced by another connection"));
        }
        if (code.isEmpty() && node.child("ack").isPresent()) {
            return Optional.empty();
        }
        String child = node.firstChild().map(Node::tag).orElse("");
        return cause(streamKind(code), ("stream error " + code + " " + child).strip());
    }

    private static Kind streamKind(String code) {
        return switch (code) {
            case "515" -> Kind.RESTART_REQUIRED;
            case "401", "516" -> Kind.LOGGED_OUT;
            case "409" -> Kind.CONFLICT;
            case "429" -> Kind.RATE_LIMITED;
            case "503" -> Kind.SERVER_SHUTDOWN;
            default -> Kind.STREAM_ERROR;
        };
    }

    private static Kind failureKind(String reason) {
        return switch (reason) {
            case "401", "403", "406" -> Kind.LOGGED_OUT;
            case "402" -> Kind.TEMPORARILY_BANNED;
            case "405" -> Kind.CLIENT_OUTDATED;
            case "500" -> Kind.STREAM_ERROR;
            case "503" -> Kind.SERVER_SHUTDOWN;
            default -> Kind.LOGIN_REFUSED;
        };
    }

    private static String words(Node node) {
        String meaning =
                switch (node.attribute("reason").orElse("")) {
                    case "401" -> ", logged out: the device was unlinked";
                    case "402" ->
                        ", a ban for a while"
                                + ban(node)
                                        .map(rest -> " of " + rest.toSeconds() + " s")
                                        .orElse("");
                    case "403" -> ", the account is locked or its phone is gone";
                    case "405" -> ", this client version is too old: set a newer one (option clientVersion)";
                    case "406" -> ", the account is banned";
                    case "409" -> ", bad user agent";
                    case "503" -> ", service unavailable";
                    default -> "";
                };
        String code = node.attribute("code").map(text -> ", code " + text).orElse("");
        String message =
                node.attribute("message").map(text -> ", '" + text + "'").orElse("");
        return meaning + code + message;
    }

    private static Optional<ConnectionCause> cause(Kind kind, String detail) {
        return Optional.of(new ConnectionCause(kind, detail));
    }
}
