package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The requests of a phone and their answers. Used on the phone's lane only. */
final class Requests {
    private final Consumer<Node> line;
    private final Map<String, CompletableFuture<Node>> waiting = new LinkedHashMap<>();
    private long last;

    Requests(Consumer<Node> line) {
        this.line = line;
    }

    /** Asks the server something; fails with a {@link RefusedException} if the line breaks or the answer is an error. */
    CompletableFuture<Node> ask(String namespace, String type, Jid to, Node content) {
        String id = "phone-" + ++last;
        CompletableFuture<Node> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        line.accept(Node.builder("iq")
                .attribute("xmlns", namespace)
                .attribute("type", type)
                .attribute("to", to)
                .attribute("id", id)
                .child(content)
                .build());
        return answer;
    }

    /** An answer came. */
    void answered(Node iq) {
        CompletableFuture<Node> answer = waiting.remove(iq.attributes().requireText("id"));
        if (answer == null) {
            return;
        }
        if (iq.attributes().is("type", "error")) {
            answer.completeExceptionally(RefusedException.of(iq));
        } else {
            answer.complete(iq);
        }
    }

    /** The line is broken: nothing that waits is answered. */
    void broken() {
        List<CompletableFuture<Node>> open = List.copyOf(waiting.values());
        waiting.clear();
        open.forEach(answer -> answer.completeExceptionally(RefusedException.unanswered()));
    }
}
