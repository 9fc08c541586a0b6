package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.EventCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the examples of the page of events: both routes of an event, the one in Java and the one in YAML, wait for it side by side, on each
 * generation that tells it.
 */
class EventExamplesIT {
    private static final Page PAGE = Page.of("events.md");
    private static final Map<String, Page.Block> JAVA = PAGE.examples("java");
    private static final Map<String, Page.Block> YAML = PAGE.examples("yaml");
    private static final Map<String, World> WORLDS = new HashMap<>();
    private static final Map<String, Scenario> SCENARIOS = EventScenarios.all();
    private static JavaRoutes compiled;

    @BeforeAll
    static void compile() {
        compiled = JavaRoutes.of(JAVA);
    }

    @AfterAll
    static void closeWorlds() throws IOException {
        compiled.close();
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    @Test
    void eachEventHasAnExampleInBothLanguagesAndIsMadeToHappen() {
        List<String> names = EventCatalogue.entries().stream()
                .map(EventCatalogue.Entry::name)
                .toList();
        assertThat(JAVA.keySet()).as("Java in events.md").containsExactlyInAnyOrderElementsOf(names);
        assertThat(YAML.keySet()).as("YAML in events.md").containsExactlyInAnyOrderElementsOf(names);
        assertThat(SCENARIOS.keySet()).as("scenarios").containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void eachEventIsTriedOnEachGenerationThatTheComponentsPageNames() {
        Map<String, Set<String>> told = EventTable.read();
        SCENARIOS.forEach(
                (name, scenario) -> assertThat(scenario.generations()).as(name).isEqualTo(told.get(name)));
    }

    @TestFactory
    Stream<DynamicTest> inJavaAndInYaml() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String generation : List.of("classic", "multidevice")) {
            EventCatalogue.entries().stream()
                    .filter(event -> JAVA.containsKey(event.name()) && SCENARIOS.containsKey(event.name()))
                    .filter(event -> SCENARIOS.get(event.name()).generations().contains(generation))
                    .forEach(event -> tests.add(
                            DynamicTest.dynamicTest(event.name() + " on " + generation, () -> run(event, generation))));
        }
        return tests.stream();
    }

    private static void run(EventCatalogue.Entry event, String generation) {
        Scenario scenario = SCENARIOS.get(event.name());
        World world = scenario.alone()
                ? scenario.world().apply(generation)
                : WORLDS.computeIfAbsent(generation, World::awake);
        try {
            run(event, scenario, new Stage(world));
        } finally {
            if (scenario.alone()) {
                world.close();
            } else {
                world.clear();
            }
        }
    }

    private static void run(EventCatalogue.Entry event, Scenario scenario, Stage stage) {
        World world = stage.world();
        scenario.before().accept(stage);
        world.add(compiled.routes(event.name()));
        String route = world.firstRoute();
        world.addYaml(World.anywhere(YAML.get(event.name()).text()).replace("id: " + route, "id: " + route + "-yaml"));
        world.witness().forget();
        scenario.trigger().accept(stage);
        awaitEvent(world.witness(), route, event.type());
        awaitEvent(world.witness(), route + "-yaml", event.type());
        scenario.after().accept(stage);
    }

    private static void awaitEvent(Witness witness, String route, Class<?> type) {
        Witness.Done done = await().alias(type.getSimpleName() + " in the route " + route)
                .atMost(World.SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> witness.done(route).stream()
                                .filter(exchange -> type.isInstance(exchange.event()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(done.failure()).as("failure of the route " + route).isEmpty();
    }
}
