package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.stanza.OutgoingStanzas;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** The classic generation; made by {@link java.util.ServiceLoader}. */
public final class ClassicGeneration implements ProtocolGeneration {
    /** The name under which settings ask for it. */
    public static final String NAME = "classic";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean supports(Operation<?> operation) {
        return !(operation instanceof QueuedOperation queued) || OutgoingStanzas.supports(queued);
    }

    @Override
    public Supplier<String> messageIds() {
        return new ClassicMessageIds(new SecureRandom());
    }

    @Override
    public Connection open(ConnectionContext context) {
        return ClassicConnection.open(context);
    }
}
