package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.wire.Node;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What messaging may do with the connection. Called from the connection's lane. */
public interface Server {
    /** Sends a request; the stage completes on the lane with the answer, or fails as requests do. */
    CompletionStage<Node> ask(String name, Function<String, Node> request);

    /** Writes a stanza. */
    CompletionStage<Void> write(Node stanza);
}
