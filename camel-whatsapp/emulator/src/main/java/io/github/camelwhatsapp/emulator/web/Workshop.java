package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.ledger.ViolationsLedger;
import io.github.camelwhatsapp.emulator.media.MediaFaults;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the page shows of the servers to those who look into them: the nodes that pass, and what is to go wrong.
 *
 * @param services the services by name, in the order in which they are shown
 * @param media what is to go wrong at the media host
 * @param violations which rules clients broke
 * @param accounts what can be done to accounts
 */
public record Workshop(
        Map<String, Service> services, MediaFaults media, ViolationsLedger violations, Accounts accounts) {
    /** Copies the map. */
    public Workshop {
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    }

    /** What the servers can do to an account. */
    public interface Accounts {
        /**
         * Throws the one-time prekeys of a device away, as if others had fetched them all.
         *
         * @param device its number; 0 is the phone
         * @throws IllegalArgumentException if there is no such device
         */
        void exhaustPreKeys(String number, int device);

        /**
         * Lets it write to nobody for a while who has not given it a token.
         *
         * @param howLong zero or less ends it
         */
        void timeLock(String number, Duration howLong);
    }

    /**
     * One of the services.
     *
     * @param transcript what passes
     * @param faults what is to go wrong; empty where nothing can be made to
     * @param disconnect ends all of its connections at once
     */
    public record Service(Transcript transcript, Optional<FaultPlan> faults, Runnable disconnect) {}
}
