package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppComponent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tries the recipes of the page about delivery, in each language and on each generation: what does the work fails the first time, and has to see the same message again; the
 * second time it succeeds, and the message does not come any more.
 */
class DeliveryRecipesIT {
    private static final Page PAGE = Page.of("delivery.md");
    private static JavaRoutes compiled;

    private final List<Integer> counts = new CopyOnWriteArrayList<>();
    private World world;

    @BeforeAll
    static void compile() {
        Map<String, Page.Block> blocks = new TreeMap<>();
        PAGE.in("java").forEach(recipe -> blocks.put(name(recipe), recipe));
        compiled = JavaRoutes.of(blocks);
    }

    @AfterAll
    static void close() throws IOException {
        compiled.close();
    }

    @AfterEach
    void end() {
        if (world != null) {
            world.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> eachRecipeOffersAMessageAgainWhoseWorkFailed() {
        return recipesOn("classic");
    }

    @TestFactory
    Stream<DynamicTest> eachRecipeDoesSoOnLinkedDevices() {
        return recipesOn("multidevice");
    }

    @Test
    void everyRecipeIsThereInBothLanguages() {
        assertThat(ids("yaml")).isNotEmpty().isEqualTo(ids("java"));
    }

    private Stream<DynamicTest> recipesOn(String generation) {
        world = World.awake(generation).tune(DeliveryRecipesIT::hurry);
        return Stream.of("java", "yaml")
                .flatMap(language -> PAGE.in(language).stream())
                .map(recipe -> DynamicTest.dynamicTest(recipe.language() + ", " + name(recipe), () -> run(recipe)));
    }

    private void run(Page.Block recipe) {
        try {
            counts.clear();
            world.bind("worker", new Worker());
            world.bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository());
            world.add(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("direct:work").routeId("work").process(exchange -> work(deliveryCount(exchange)));
                }
            });
            add(recipe);
            world.ann().sends("work").to(World.OWN);
            soon().until(() -> counts.contains(2));
            soon().during(Duration.ofMillis(100)).until(() -> counts.stream().allMatch(count -> count <= 2));
        } finally {
            world.clear();
        }
        assertThat(counts).as(recipe.text()).startsWith(firstCount(recipe));
    }

    private static ConditionFactory soon() {
        return await().atMost(World.SOON).pollInterval(Duration.ofMillis(10));
    }

    private void add(Page.Block recipe) {
        if (recipe.language().equals("java")) {
            world.add(compiled.routes(name(recipe)));
        } else {
            // Under the same id it would get what has come since the route in Java was removed.
            world.addYaml(recipe.text().replaceAll("(?m)^    id: .+$", "$0-in-yaml"));
        }
    }

    /** The ids of the routes, in their order. */
    private static List<String> ids(String language) {
        Pattern id = Pattern.compile(language.equals("java") ? "routeId\\(\"([^\"]+)\"\\)" : "(?m)^    id: (.+)$");
        return PAGE.in(language).stream()
                .flatMap(recipe -> id.matcher(recipe.text()).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** A recipe may give the message back before the work sees it. */
    private static Integer firstCount(Page.Block recipe) {
        return recipe.text().contains("markRollbackOnly") ? 2 : 1;
    }

    private void work(int count) {
        counts.add(count);
        if (count == 1) {
            throw new IllegalStateException("on purpose");
        }
    }

    private static int deliveryCount(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelWhatsAppDeliveryCount", Integer.class);
    }

    private static void hurry(WhatsAppComponent component) {
        component.getConfiguration().setRedeliveryDelay(Duration.ofMillis(20));
    }

    private static String name(Page.Block recipe) {
        return "line " + recipe.line();
    }

    /** The bean of the recipe for work on other threads. */
    public final class Worker {
        private Worker() {}

        /** Does the work somewhere else. */
        public CompletableFuture<String> begin(Exchange exchange) {
            int count = deliveryCount(exchange);
            return CompletableFuture.supplyAsync(() -> {
                work(count);
                return "done";
            });
        }
    }
}
