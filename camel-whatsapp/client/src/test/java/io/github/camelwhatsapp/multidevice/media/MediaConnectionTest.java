package io.github.camelwhatsapp.multidevice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MediaConnectionTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Queue<CompletableFuture<Node>> requests = new ArrayDeque<>();
    private final MediaConnections connections = new MediaConnections(this::ask, time);

    @Test
    void hostsComeInOrderAndTheirOtherNamesLast() {
        MediaConnection connection = MediaConnection.read(reply(
                "secret",
                "300",
                host("mmg-a.example")
                        .attribute("fallback_hostname", "mmg-x.example")
                        .build(),
                host("mmg-b.example").child(Node.of("upload")).build(),
                host("mmg-c.example").child(Node.of("download")).build()));

        assertThat(connection.uploadHosts()).containsExactly("mmg-a.example", "mmg-b.example", "mmg-x.example");
        assertThat(connection.downloadHosts()).containsExactly("mmg-a.example", "mmg-c.example", "mmg-x.example");
        assertThat(connection.ttl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(connection.toString()).doesNotContain("secret");
    }

    @Test
    void aHostNameThatLeadsElsewhereIsNone() {
        assertThatThrownBy(() -> MediaConnection.read(
                        reply("secret", "300", host("good.example/evil?x=").build())))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> MediaConnection.read(Node.of("iq"))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void theServerIsAskedOncePerTimeToLive() {
        CompletionStage<MediaConnection> first = connections.current();
        CompletionStage<MediaConnection> second = connections.current();
        answer("one");
        assertThat(first.toCompletableFuture().join().auth()).isEqualTo("one");
        assertThat(second.toCompletableFuture().join().auth()).isEqualTo("one");

        time.advance(Duration.ofSeconds(299));
        assertThat(connections.current().toCompletableFuture().join().auth()).isEqualTo("one");
        assertThat(requests).isEmpty();

        time.advance(Duration.ofSeconds(1));
        CompletionStage<MediaConnection> later = connections.current();
        answer("two");
        assertThat(later.toCompletableFuture().join().auth()).isEqualTo("two");
    }

    @Test
    void aRequestThatFailedIsMadeAgain() {
        CompletionStage<MediaConnection> first = connections.current();
        requests.remove().completeExceptionally(new IllegalStateException("as planned"));
        assertThat(first.toCompletableFuture()).isCompletedExceptionally();

        CompletionStage<MediaConnection> second = connections.anew();
        answer("two");
        assertThat(second.toCompletableFuture().join().auth()).isEqualTo("two");
    }

    private CompletionStage<Node> ask(Function<String, Node> request) {
        assertThat(request.apply("1").attributes().is("xmlns", "w:m")).isTrue();
        CompletableFuture<Node> answer = new CompletableFuture<>();
        requests.add(answer);
        return answer;
    }

    private void answer(String auth) {
        requests.remove().complete(reply(auth, "300", host("mmg.example").build()));
        assertThat(requests).isEmpty();
    }

    private static Node.Builder host(String name) {
        return Node.builder("host").attribute("hostname", name);
    }

    private static Node reply(String auth, String ttl, Node... hosts) {
        Node.Builder connection =
                Node.builder("media_conn").attribute("auth", auth).attribute("ttl", ttl);
        for (Node host : hosts) {
            connection.child(host);
        }
        return Node.builder("iq").child(connection.build()).build();
    }
}
