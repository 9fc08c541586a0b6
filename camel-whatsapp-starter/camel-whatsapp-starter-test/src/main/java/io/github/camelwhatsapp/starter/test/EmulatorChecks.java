package io.github.camelwhatsapp.starter.test;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.ToleratesViolations;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Fails a test of an {@link EmulatedWhatsApp} application that broke the protocol. Made by Spring. */
public final class EmulatorChecks extends AbstractTestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        if (applies(test)) {
            WhatsAppEmulator emulator = emulator(test);
            ToleratesViolations ofClass =
                    TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(), ToleratesViolations.class);
            ToleratesViolations ofMethod =
                    AnnotatedElementUtils.findMergedAnnotation(test.getTestMethod(), ToleratesViolations.class);
            if (ofClass != null) {
                emulator.ledgers().violations().declare(ofClass.value());
            }
            if (ofMethod != null) {
                emulator.ledgers().violations().declare(ofMethod.value());
            }
        }
    }

    @Override
    public void afterTestMethod(TestContext test) {
        if (applies(test) && test.getTestException() == null) {
            List<String> complaints = emulator(test).ledgers().complaints();
            if (!complaints.isEmpty()) {
                throw new AssertionError("The application breaks the protocol:\n" + String.join("\n", complaints));
            }
        }
    }

    private static boolean applies(TestContext test) {
        return TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), EmulatedWhatsApp.class)
                && test.hasApplicationContext();
    }

    private static WhatsAppEmulator emulator(TestContext test) {
        return test.getApplicationContext().getBean(WhatsAppEmulator.class);
    }
}
