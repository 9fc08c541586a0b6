package io.github.camelwhatsapp.multidevice;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what went wrong with duties that nobody waits for, as long as the connection lives: its end breaks them all off. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final String account;
    private final BooleanSupplier over;

    /**
     * @param account the account's name
     * @param over whether the connection has ended
     */
    Troubles(String account, BooleanSupplier over) {
        this.account = account;
        this.over = over;
    }

    /** To be hung on the stage of such a duty. */
    BiConsumer<@Nullable Object, @Nullable Throwable> with(String duty) {
        return (done, problem) -> {
            if (problem != null && !over.getAsBoolean()) {
                LOG.info("Account '{}': {} did not end well: {}", account, duty, problem.toString());
            }
        };
    }
}
