package io.github.camelwhatsapp.starter.test;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives the application context of a test class that is annotated with {@link EmulatedWhatsApp} its emulator. Made by Spring. */
public final class EmulatorCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        EmulatedWhatsApp wanted = TestContextAnnotationUtils.findMergedAnnotation(testClass, EmulatedWhatsApp.class);
        return wanted == null ? null : new EmulatorCustomizer(Set.of(wanted.accounts()), wanted.link());
    }
}
