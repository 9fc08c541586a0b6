package io.github.camelwhatsapp.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * Looks up the name of whoever is really called, on a thread of its own: a look-up may take seconds, and the event loop waits for
 * nobody. It stands in front of the proxy's handler, so that with a proxy only the proxy's own name is looked up here.
 */
final class NameLookup extends ChannelOutboundHandlerAdapter {
    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        InetSocketAddress wanted = (InetSocketAddress) remote;
        Thread lookup = new Thread(() -> lookUp(context, wanted, local, promise), "whatsapp-dns");
        lookup.setDaemon(true);
        lookup.start();
    }

    private static void lookUp(
            ChannelHandlerContext context, InetSocketAddress wanted, SocketAddress local, ChannelPromise promise) {
        try {
            InetAddress found = InetAddress.getByName(wanted.getHostString());
            context.executor()
                    .execute(() -> context.connect(new InetSocketAddress(found, wanted.getPort()), local, promise));
        } catch (UnknownHostException e) {
            promise.tryFailure(new UnknownHostException("no address is known for the name " + wanted.getHostString()));
        }
    }
}
