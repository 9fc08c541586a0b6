package io.github.camelwhatsapp.emulator.junit;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.WhatsAppEmulatorBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an emulator for the tests of a class: {@code @RegisterExtension static final WhatsAppEmulatorExtension WHATSAPP = new
 * WhatsAppEmulatorExtension();}. It starts once for the class, forgets everything before each test, gives itself to parameters
 * of type {@link WhatsAppEmulator}, and fails a test whose ledgers complain of what the test did not declare by
 * {@link ToleratesViolations} or at the ledger. Of a test that fails it logs the faults with their seed and the last stanzas,
 * without the contents of messages.
 */
public final class WhatsAppEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsAppEmulatorExtension.class);
    private static final int TAIL = 40;

    private final UnaryOperator<WhatsAppEmulatorBuilder> settings;
    private @Nullable WhatsAppEmulator running;
    private String startedBy = "";

    /** With the settings of a builder that nothing was set on. */
    public WhatsAppEmulatorExtension() {
        this(UnaryOperator.identity());
    }

    /**
     * With settings of the test's own.
     *
     * @param settings sets them on the builder that it is given
     */
    public WhatsAppEmulatorExtension(UnaryOperator<WhatsAppEmulatorBuilder> settings) {
        this.settings = settings;
    }

    /**
     * The emulator.
     *
     * @throws IllegalStateException if it does not run: the extension must be registered in a static field
     */
    public WhatsAppEmulator emulator() {
        WhatsAppEmulator emulator = running;
        if (emulator == null) {
            throw new IllegalStateException(
                    "The emulator does not run; register the extension in a static field, so that it starts with the"
                            + " class");
        }
        return emulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Nested classes call this again.
        if (running == null) {
            running = settings.apply(WhatsAppEmulator.builder()).start();
            startedBy = context.getUniqueId();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator().reset();
        for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
            at.getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, ToleratesViolations.class))
                    .ifPresent(declared -> emulator().ledgers().violations().declare(declared.value()));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints = emulator().ledgers().complaints();
        boolean failed = context.getExecutionException().isPresent();
        if (failed || !complaints.isEmpty()) {
            LOG.error(
                    "{}: {}\nThe last stanzas:\n{}\nOf linked devices: {}\nThe last stanzas:\n{}",
                    context.getDisplayName(),
                    emulator().faults(),
                    emulator().transcript().tail(TAIL),
                    emulator().multiDevice().faults(),
                    emulator().multiDevice().transcript().tail(TAIL));
        }
        if (!failed && !complaints.isEmpty()) {
            throw new AssertionError("The client under test breaks the protocol:\n" + String.join("\n", complaints));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (running != null && startedBy.equals(context.getUniqueId())) {
            running.close();
            running = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WhatsAppEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }
}
