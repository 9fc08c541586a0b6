package io.github.camelwhatsapp.multidevice;

import java.security.SecureRandom;
import java.util.function.LongFunction;

/** The ids of requests: two random numbers of a connection and a count. Source: multidevice-transport.md section 10.1. */
final class RequestIds {
    private static final int BOUND = 1 << 16;

    private RequestIds() {}

    /** Ids of a new connection. */
    static LongFunction<String> random(SecureRandom random) {
        String prefix = random.nextInt(BOUND) + "." + random.nextInt(BOUND) + "-";
        return number -> prefix + number;
    }
}
