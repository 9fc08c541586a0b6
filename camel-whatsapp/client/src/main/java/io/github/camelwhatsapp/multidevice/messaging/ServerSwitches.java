package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.model.ServerProperties;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.multidevice.stanza.ProfileStanzas;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server's properties switch on: asked for when one first matters in a connection. A server that does not tell them has the
 * defaults. Used on the lane only. Source: multidevice-messaging.md section 8.
 */
final class ServerSwitches {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSwitches.class);
    private static final String TOKENS_FOR_HIDDEN_ADDRESSES = "14303";

    private final Server server;
    private @Nullable CompletableFuture<Map<String, String>> known;

    ServerSwitches(Server server) {
        this.server = server;
    }

    /** Whether contacts are given tokens under their hidden addresses; by default it is under their numbers. Never fails. */
    CompletionStage<Boolean> givesTokensToHiddenAddresses() {
        return properties()
                .thenApply(properties -> "true".equals(properties.get(TOKENS_FOR_HIDDEN_ADDRESSES)))
                .exceptionally(problem -> {
                    LOG.debug("The server does not tell its properties: {}", problem.toString());
                    return false;
                });
    }

    private CompletionStage<Map<String, String>> properties() {
        if (known == null || known.isCompletedExceptionally()) {
            known = server.ask("getServerProperties", ProfileStanzas::properties)
                    .thenApply(ProfileStanzas::properties)
                    .thenApply(ServerProperties::properties)
                    .toCompletableFuture();
        }
        return known;
    }
}
