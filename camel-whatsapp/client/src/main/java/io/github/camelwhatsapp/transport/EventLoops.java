package io.github.camelwhatsapp.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The event loop that all connections of this process share. It is there while a connection is; one thread is enough, for it only
 * moves bytes.
 */
final class EventLoops {
    /** How long the thread waits for stragglers, such as the result of a write to a socket that was just closed. */
    private static final long QUIET_MILLIS = 200;

    private static final long LONGEST_MILLIS = 2_000;

    private static int users;
    private static @Nullable EventLoopGroup group;

    private EventLoops() {}

    /** Takes part in the shared loop; each call needs one of {@link #release}. */
    static synchronized EventLoopGroup acquire() {
        EventLoopGroup shared = group;
        if (shared == null) {
            shared = new NioEventLoopGroup(1, new DefaultThreadFactory("whatsapp-io", true));
            group = shared;
        }
        users++;
        return shared;
    }

    /** Ends a share; the last one ends the thread. */
    static synchronized void release() {
        users--;
        if (users == 0 && group != null) {
            group.shutdownGracefully(QUIET_MILLIS, LONGEST_MILLIS, TimeUnit.MILLISECONDS);
            group = null;
        }
    }
}
