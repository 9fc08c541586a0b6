package io.github.camelwhatsapp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.classic.stanza.AccountStanzas;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<Node> written = new ArrayList<>();
    private final Requests requests = new Requests(time, Runnable::run, written::add);

    @Test
    void countsItsIdsUpInHexadecimal() {
        for (int i = 0; i < 16; i++) {
            ping();
        }

        assertThat(written)
                .extracting(node -> node.attribute("id").orElseThrow())
                .contains("1", "a", "10");
    }

    @Test
    void givesEachAnswerToWhoAsked() {
        CompletableFuture<Node> first = ping();
        CompletableFuture<Node> second = ping();
        assertThat(requests.answered(reply("2", "result"))).isTrue();

        assertThat(second).isCompleted();
        assertThat(first).isNotDone();
        assertThat(requests.answered(reply("2", "result"))).isFalse();
        assertThat(requests.answered(reply("99", "result"))).isFalse();
    }

    @Test
    void failsARequestThatCannotBeMadeOrWrittenAndForgetsIt() {
        Requests broken = new Requests(time, Runnable::run, node -> {
            throw new IllegalStateException("expected by the test");
        });

        assertThat(broken.send("ping", LIMIT, AccountStanzas::ping)).isCompletedExceptionally();
        assertThat(requests.send("ping", LIMIT, id -> {
                    throw new IllegalArgumentException("expected by the test");
                }))
                .isCompletedExceptionally();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void makesAnExceptionOfAnErrorWithCodeTextAndName() {
        CompletableFuture<Node> request = ping();
        requests.answered(Node.builder("iq")
                .attribute("id", "1")
                .attribute("type", "error")
                .child(Node.builder("error")
                        .attribute("code", "404")
                        .attribute("text", "item-not-found")
                        .build())
                .build());

        assertThatThrownBy(request::join)
                .hasCauseInstanceOf(RefusedException.class)
                .cause()
                .satisfies(problem -> {
                    RefusedException refusal = (RefusedException) problem;
                    assertThat(refusal.code()).isEqualTo(404);
                    assertThat(refusal.text()).isEqualTo("item-not-found");
                    assertThat(refusal.request()).isEqualTo("ping");
                });
    }

    @Test
    void givesUpWaitingInTime() {
        CompletableFuture<Node> request = ping();
        time.advance(LIMIT);

        assertThatThrownBy(request::join)
                .hasCauseInstanceOf(RequestTimeoutException.class)
                .hasMessageContaining("ping had no answer within 30000 ms");
        assertThat(requests.answered(reply("1", "result"))).isFalse();
    }

    @Test
    void tellsEverybodyWhenTheConnectionIsOver() {
        CompletableFuture<Node> request = ping();
        requests.close(new NotConnectedException("test", "what was on its way", "closed"));

        assertThatThrownBy(request::join).hasCauseInstanceOf(NotConnectedException.class);
        assertThat(time.scheduled()).isZero();
    }

    private CompletableFuture<Node> ping() {
        return requests.send("ping", LIMIT, AccountStanzas::ping).toCompletableFuture();
    }

    private static Node reply(String id, String type) {
        return Node.builder("iq").attribute("id", id).attribute("type", type).build();
    }
}
