package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each generation does, and does not. */
class GenerationsTest {
    static Stream<ProtocolGeneration> generations() {
        return ServiceLoader.load(ProtocolGeneration.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(generation -> List.of("classic", "multidevice").contains(generation.name()));
    }

    @ParameterizedTest
    @MethodSource("generations")
    void doesEveryOperationOrSaysWhyNot(ProtocolGeneration generation) {
        assertThat(leaves(Operation.class).filter(type -> !generation.has(type)).toList())
                .as("what " + generation.name() + " lacks")
                .containsExactlyInAnyOrderElementsOf(generation.lacking().keySet());
        assertThat(generation.lacking().values())
                .allSatisfy(reason -> assertThat(reason).isNotBlank().doesNotEndWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status@broadcast", "1234567890@broadcast", "120363000000000009@newsletter"})
    void linkedDevicesWriteToPeopleAndGroupsOnly(String address) {
        ProtocolGeneration linked = generations()
                .filter(generation -> generation.name().equals("multidevice"))
                .findFirst()
                .orElseThrow();

        assertThat(linked.supports(new SendMessage(Party.of(Jid.parse(address)), new Text("hello"))))
                .isFalse();
        assertThat(linked.supports(new SendMessage(Party.ofPhone("34600000001"), new Text("hello"))))
                .isTrue();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(GenerationsTest::leaves);
    }
}
