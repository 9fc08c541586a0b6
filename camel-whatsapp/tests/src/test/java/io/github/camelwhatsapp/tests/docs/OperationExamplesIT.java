package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of the page of operations, in Java and in YAML, on each generation that has the operation. */
class OperationExamplesIT {
    private static final Page PAGE = Page.of("operations.md");
    private static final Map<String, Page.Block> JAVA = PAGE.examples("java");
    private static final Map<String, Page.Block> YAML = PAGE.examples("yaml");
    private static final Map<String, World> WORLDS = new HashMap<>();
    private static final Map<String, Scenario> SCENARIOS = OperationScenarios.all();
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
    void eachOperationHasAnExampleInBothLanguagesAndNoOtherHas() {
        List<String> names = operations().map(Operation::nameOf).toList();
        assertThat(JAVA.keySet()).as("Java in operations.md").containsExactlyInAnyOrderElementsOf(names);
        assertThat(YAML.keySet()).as("YAML in operations.md").containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).as("operations of scenarios").containsAll(SCENARIOS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> inJava() {
        return examples("java", JAVA);
    }

    @TestFactory
    Stream<DynamicTest> inYaml() {
        return examples("yaml", YAML);
    }

    private static Stream<DynamicTest> examples(String language, Map<String, Page.Block> blocks) {
        List<DynamicTest> tests = new ArrayList<>();
        for (ProtocolGeneration generation : ServiceLoader.load(ProtocolGeneration.class)) {
            operations()
                    .filter(generation::has)
                    .filter(type -> blocks.containsKey(Operation.nameOf(type)))
                    .filter(type -> scenario(type).generations().contains(generation.name()))
                    .forEach(type -> tests.add(DynamicTest.dynamicTest(
                            Operation.nameOf(type) + " on " + generation.name(),
                            () -> run(type, generation.name(), language, blocks.get(Operation.nameOf(type))))));
        }
        return tests.stream();
    }

    private static void run(Class<?> type, String generation, String language, Page.Block block) {
        Scenario scenario = scenario(type);
        World world = scenario.alone()
                ? scenario.world().apply(generation)
                : WORLDS.computeIfAbsent(generation, World::awake);
        try {
            run(type, scenario, new Stage(world), language, block);
        } finally {
            if (scenario.alone()) {
                world.close();
            } else {
                world.clear();
            }
        }
    }

    private static void run(Class<?> type, Scenario scenario, Stage stage, String language, Page.Block block) {
        World world = stage.world();
        scenario.before().accept(stage);
        load(world, type, language, block);
        String id = world.firstRoute();
        world.witness().forget();
        if (block.text().contains("direct:" + id)) {
            world.call("direct:" + id, scenario.input().apply(stage));
        } else {
            scenario.trigger().accept(stage);
        }
        Witness.Sent sent = awaitSent(world.witness(), id, Operation.nameOf(type));
        assertThat(sent.failure()).as("failure of " + sent.uri()).isEmpty();
        answerOf(type).ifPresent(answer -> assertThat(sent.result()).isInstanceOf(answer));
        awaitDone(world.witness(), id);
        scenario.after().accept(stage);
    }

    private static void load(World world, Class<?> type, String language, Page.Block block) {
        if (language.equals("java")) {
            world.add(compiled.routes(Operation.nameOf(type)));
        } else {
            world.addYaml(World.anywhere(block.text()));
        }
    }

    private static Witness.Sent awaitSent(Witness witness, String route, String operation) {
        return await().alias(operation + " by the route " + route)
                .atMost(World.SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> witness.sent(route).stream()
                                .filter(send -> does(send.uri(), operation))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean does(String uri, String operation) {
        return uri.startsWith("whatsapp-web:")
                && (uri.contains("operation=" + operation)
                        || (operation.equals("sendMessage") && !uri.contains("operation=")));
    }

    private static void awaitDone(Witness witness, String route) {
        await().alias("the end of the route " + route)
                .atMost(World.SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !witness.done(route).isEmpty());
        assertThat(witness.done(route))
                .as("failures of the route " + route)
                .allSatisfy(done -> assertThat(done.failure()).isEmpty());
    }

    /** What the body holds after a query; nothing for what only does something, and for what is sent. */
    private static Optional<Class<?>> answerOf(Class<?> operation) {
        return Optional.ofNullable(argument(operation))
                .<Class<?>>map(
                        type -> type instanceof ParameterizedType list ? (Class<?>) list.getRawType() : (Class<?>) type)
                .filter(type -> type.getPackageName().endsWith(".model")
                        || type.getPackageName().startsWith("java."))
                .filter(type -> !type.getSimpleName().equals("SentMessage"));
    }

    private static Type argument(Class<?> type) {
        for (Type parent : type.getGenericInterfaces()) {
            if (parent instanceof ParameterizedType generic && isOperation(generic.getRawType())) {
                return generic.getActualTypeArguments()[0];
            }
        }
        return null;
    }

    private static boolean isOperation(Type type) {
        return type instanceof Class<?> raw && Operation.class.isAssignableFrom(raw);
    }

    private static Scenario scenario(Class<?> type) {
        return SCENARIOS.getOrDefault(Operation.nameOf(type), Scenario.PLAIN);
    }

    private static Stream<Class<?>> operations() {
        return leaves(Operation.class);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(OperationExamplesIT::leaves);
    }
}
