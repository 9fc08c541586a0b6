package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the test classes that the page about testing shows. */
class TestingPageIT {
    private static final Pattern CLASS = Pattern.compile("^class (\\w+) ", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> everyTestOfThePagePasses() {
        return Page.of("testing.md").in("java").stream()
                .map(block -> DynamicTest.dynamicTest("line " + block.line(), () -> run(block.text())));
    }

    private static void run(String text) throws IOException, ReflectiveOperationException {
        Matcher named = CLASS.matcher(text);
        assertThat(named.find()).as("a class in the block").isTrue();
        String name = named.group(1);
        try (Compiled compiled = new Compiled(Map.of(name, named.replaceFirst("public $0")))) {
            Class<?> type = compiled.type(name);
            Method test = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .findFirst()
                    .orElseThrow();
            test.setAccessible(true);
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
                test.invoke(constructor.newInstance(), emulator);
                assertThat(emulator.ledgers().complaints()).isEmpty();
            } catch (InvocationTargetException e) {
                throw new AssertionError(name + " fails", e.getCause());
            }
        }
    }
}
