package io.github.camelwhatsapp.emulator.phone;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to know what happens on a phone. One that throws is logged and told the next event all the same. */
final class PhoneListeners {
    /** How many may listen to one phone at once. */
    static final int LIMIT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(PhoneListeners.class);

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    PhoneSubscription add(Consumer<PhoneEvent> action) {
        if (listeners.size() >= LIMIT) {
            throw new IllegalStateException(LIMIT + " listeners follow this phone already; close one first");
        }
        Listener listener = new Listener(action);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(PhoneEvent event) {
        for (Listener listener : listeners) {
            try {
                listener.action.accept(event);
            } catch (RuntimeException e) {
                LOG.error("A listener of a phone failed", e);
            }
        }
    }

    /** One of them, told apart from another with the same action. */
    private static final class Listener {
        private final Consumer<PhoneEvent> action;

        Listener(Consumer<PhoneEvent> action) {
            this.action = action;
        }
    }
}
