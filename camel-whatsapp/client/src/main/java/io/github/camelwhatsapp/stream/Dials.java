package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ProxySettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.transport.Dial;
import io.github.camelwhatsapp.transport.Proxy;

/** How an account's settings say to call a server. */
public final class Dials {
    private Dials() {}

    /** The way to a server: through the account's proxy if it has one, within its time for connecting. */
    public static Dial to(ServerAddress server, AccountSettings settings, TimeSource time) {
        return new Dial(
                server.host(),
                server.port(),
                settings.proxy().map(Dials::proxy),
                settings.timings().connect(),
                time);
    }

    private static Proxy proxy(ProxySettings settings) {
        Proxy.Kind kind = settings.kind() == ProxySettings.Kind.HTTP ? Proxy.Kind.HTTP : Proxy.Kind.SOCKS5;
        return new Proxy(
                kind,
                settings.address().host(),
                settings.address().port(),
                settings.credentials().map(who -> new Proxy.Credentials(who.user(), who.password())));
    }
}
