package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Starts the routes of the guides that are examples of nothing else, each on a linked device that is not linked yet. */
class GuideRoutesIT {
    @TestFactory
    Stream<DynamicTest> everyRouteStarts() {
        return Stream.of("linking.md", "production.md", "spring-boot.md")
                .map(page -> DynamicTest.dynamicTest(page, () -> start(Page.of(page))));
    }

    private static void start(Page page) throws IOException {
        Map<String, Page.Block> blocks = new TreeMap<>();
        page.in("java").stream()
                .filter(block -> block.text().startsWith("from("))
                .forEach(block -> blocks.put("line " + block.line(), block));
        assertThat(blocks).isNotEmpty();
        try (JavaRoutes compiled = JavaRoutes.of(blocks);
                World world = World.asleep("multidevice").begin()) {
            blocks.keySet().forEach(name -> world.add(compiled.routes(name)));
            List<Page.Block> yaml = page.in("yaml").stream()
                    .filter(block -> block.text().startsWith("- route:"))
                    .toList();
            yaml.forEach(block -> world.addYaml(World.anywhere(block.text()).replace("id: ", "id: yaml-")));
            assertThat(world.routes()).isGreaterThanOrEqualTo(blocks.size() + yaml.size());
        }
    }
}
