package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.wire.Node;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What messaging sees of a connection that is logged in. */
final class LiveServer implements Server {
    private final Live live;

    LiveServer(Live live) {
        this.live = live;
    }

    @Override
    public CompletionStage<Node> ask(String name, Function<String, Node> request) {
        return live.request(name, request);
    }

    @Override
    public CompletionStage<Void> write(Node stanza) {
        return live.write(stanza);
    }
}
