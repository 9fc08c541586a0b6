package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.stream.Dials;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.transport.Link;
import io.github.camelwhatsapp.transport.LinkListener;
import io.github.camelwhatsapp.transport.TlsTrust;
import io.github.camelwhatsapp.transport.WebSocketTarget;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import java.util.Map;

/** How the way to a server is opened; a test may have another one than a WebSocket. */
@FunctionalInterface
interface LinkOpener {
    /** The header of the real service's own page. Source: multidevice-transport.md section 1.1. */
    String ORIGIN = "https://web.whatsapp.com";

    /** The path of the WebSocket. */
    String PATH = "/ws/chat";

    /** Begins to open it. */
    Link open(ServerAddress server, AccountSettings settings, TimeSource time, LinkListener<byte[]> listener);

    /** A WebSocket over TLS. */
    static Link webSocket(
            ServerAddress server, AccountSettings settings, TimeSource time, LinkListener<byte[]> listener) {
        TlsTrust trust = settings.trusted().certificates().isEmpty()
                ? TlsTrust.system()
                : TlsTrust.of(settings.trusted().certificates());
        WebSocketTarget target = new WebSocketTarget(PATH, ORIGIN, Map.of(), trust, MultiDeviceFrame.MAX_PAYLOAD);
        return Link.webSocket(Dials.to(server, settings, time), target, listener);
    }
}
