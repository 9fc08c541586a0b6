package io.github.camelwhatsapp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyedOrderTest {
    private final KeyedOrder order = new KeyedOrder();
    private final List<String> begun = new ArrayList<>();

    @Test
    void aStepWithSeveralKeysWaitsForTheLastOneOfEachAndIsWaitedForUnderEach() {
        CompletableFuture<Void> number = begin("number", "n");
        CompletableFuture<Void> hidden = begin("hidden", "h");
        CompletableFuture<Void> both = begin("both", "n", "h");
        begin("number again", "n");
        begin("hidden again", "h");
        begin("another", "a");
        assertThat(begun).containsExactly("number", "hidden", "another");

        number.complete(null);
        assertThat(begun).hasSize(3);
        hidden.completeExceptionally(new IllegalStateException("expected by the test"));
        assertThat(begun).containsExactly("number", "hidden", "another", "both");
        both.complete(null);

        assertThat(begun)
                .startsWith("number", "hidden", "another", "both")
                .containsOnlyOnce("number again", "hidden again")
                .hasSize(6);
    }

    @Test
    void anyNumberOfStepsMayWaitForOneAndBeOverAtOnce() {
        CompletableFuture<Void> first = begin("first", "n");
        for (int i = 0; i < 100_000; i++) {
            CompletableFuture<Void> unused = order.then(List.of("n"), () -> {
                begun.add("next");
                return CompletableFuture.completedFuture(null);
            });
        }

        first.complete(null);

        assertThat(begun).hasSize(100_001);
    }

    private CompletableFuture<Void> begin(String name, String... keys) {
        CompletableFuture<Void> step = new CompletableFuture<>();
        CompletableFuture<Void> unused = order.then(List.of(keys), () -> {
            begun.add(name);
            return step;
        });
        return step;
    }
}
