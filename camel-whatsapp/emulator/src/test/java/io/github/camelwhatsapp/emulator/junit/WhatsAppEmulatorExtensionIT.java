package io.github.camelwhatsapp.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.emulator.RawClient;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhatsAppEmulatorExtensionIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension(
            builder -> builder.time(new VirtualTimeSource()).seed(42));

    @Test
    @Order(1)
    void startsAnEmulatorWithTheSettingsOfTheTest(WhatsAppEmulator emulator) {
        assertThat(emulator).isSameAs(WHATSAPP.emulator());
        assertThat(emulator.faults().seed()).isEqualTo(42);
        RawClient.login(emulator, "34600000001").close();
        assertThat(emulator.connections()).isOne();
    }

    @Test
    @Order(2)
    void forgetsEverythingBetweenTests(WhatsAppEmulator emulator) {
        assertThat(emulator.connections()).isZero();
        assertThat(emulator.transcript().entries()).isEmpty();
    }

    @Test
    @ToleratesViolations(Rule.IQ_ID_REUSE)
    void toleratesWhatATestDeclares(WhatsAppEmulator emulator) {
        breakARule(emulator);
        assertThat(emulator.ledgers().violations().entries()).hasSize(1);
    }

    @Test
    void failsATestThatDeclaresNothing(WhatsAppEmulator emulator) {
        breakARule(emulator);
        assertThatThrownBy(() -> WHATSAPP.afterEach(context(Optional.empty())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("IQ_ID_REUSE");
        emulator.ledgers().violations().declare(Rule.IQ_ID_REUSE);
    }

    @Test
    void leavesTheFailureOfATestAlone(WhatsAppEmulator emulator) {
        breakARule(emulator);
        assertThatCode(() -> WHATSAPP.afterEach(context(Optional.of(new AssertionError("the test's own")))))
                .doesNotThrowAnyException();
        emulator.ledgers().violations().declare(Rule.IQ_ID_REUSE);
    }

    @Test
    void refusesToWorkOutsideAStaticField() {
        assertThatThrownBy(() -> new WhatsAppEmulatorExtension().emulator())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("static field");
    }

    @Nested
    @ToleratesViolations(Rule.IQ_ID_REUSE)
    class NestedTests {
        @Test
        void shareTheEmulatorAndTheDeclarationsOfTheirClass(WhatsAppEmulator emulator) {
            breakARule(emulator);
            assertThat(emulator).isSameAs(WHATSAPP.emulator());
        }
    }

    private static void breakARule(WhatsAppEmulator emulator) {
        try (RawClient ann = RawClient.login(emulator, "34600000001")) {
            ann.send(RawClient.ping("1"));
            ann.send(RawClient.ping("1"));
            ann.await("iq");
            ann.await("iq");
        }
    }

    private static ExtensionContext context(Optional<Throwable> failure) {
        return (ExtensionContext) Proxy.newProxyInstance(
                WhatsAppEmulatorExtensionIT.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getExecutionException" -> failure;
                    case "getDisplayName" -> "a test within this test";
                    case "getElement" -> Optional.<AnnotatedElement>empty();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
