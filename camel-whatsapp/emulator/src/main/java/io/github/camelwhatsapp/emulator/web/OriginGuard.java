package io.github.camelwhatsapp.emulator.web;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other web pages out. A page of another origin that the person has open could post to a server on loopback, and a name
 * that its owner points at 127.0.0.1 (DNS rebinding) could even read from it. Browsers tell both: the first by {@code Origin}
 * and {@code Sec-Fetch-Site} (Fetch standard, Fetch Metadata), the second by {@code Host}. A client that is no browser sends
 * neither of the first two and passes.
 */
final class OriginGuard {
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]{1,5})?");

    private OriginGuard() {}

    /**
     * Checks that the request is addressed to loopback; every request must pass.
     *
     * @throws Refusal if the host is another or is not said exactly once
     */
    static void checkHost(Headers headers) {
        String host = only(headers, "Host");
        if (host == null || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw new Refusal(
                    403, "This server answers only to localhost, 127.0.0.1 and [::1]; use one of them in the address");
        }
    }

    /**
     * Checks that no page of another origin is behind the request; everything but the page itself must pass.
     *
     * @throws Refusal if there is one
     */
    static void checkOrigin(Headers headers) {
        String origin = only(headers, "Origin");
        boolean foreign = origin != null && !origin.equalsIgnoreCase("http://" + only(headers, "Host"));
        String site = only(headers, "Sec-Fetch-Site");
        if (foreign || (site != null && !site.equals("same-origin") && !site.equals("none"))) {
            throw new Refusal(
                    403,
                    "Another web page may not use this server; use the phone page itself, or a client such as curl");
        }
    }

    private static @Nullable String only(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Refusal.badRequest("The header " + name + " came " + values.size() + " times; once is allowed");
        }
        return values.isEmpty() ? null : values.get(0);
    }
}
