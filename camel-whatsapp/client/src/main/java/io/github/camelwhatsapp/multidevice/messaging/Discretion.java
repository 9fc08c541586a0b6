package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.multidevice.stanza.ProfileStanzas;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Whether the account's privacy keeps from others that their messages were read: the server is asked when it first matters, and again once
 * the setting may have changed. Used on the lane only. Source: multidevice-messaging.md section 4.7, {@code read-self}.
 */
final class Discretion {
    private final Server server;
    private @Nullable CompletableFuture<Boolean> hides;

    Discretion(Server server) {
        this.server = server;
    }

    /** Whether nobody is to see it; fails when that cannot be found out now. Where the server does not tell, nothing is hidden. */
    CompletionStage<Boolean> hidesReading() {
        if (hides == null || hides.isCompletedExceptionally()) {
            hides = server.ask("getPrivacySettings", ProfileStanzas::privacy)
                    .handle((reply, problem) -> {
                        if (problem == null) {
                            return ProfileStanzas.privacy(reply).audiences().get(PrivacyCategory.READ_RECEIPTS)
                                    == PrivacyAudience.NONE;
                        }
                        if (StageFailures.cause(problem) instanceof RefusedException) {
                            return false;
                        }
                        throw new CompletionException(StageFailures.cause(problem));
                    })
                    .toCompletableFuture();
        }
        return hides;
    }

    /** The account's privacy has changed. */
    void forget() {
        hides = null;
    }
}
