package io.github.camelwhatsapp.tests.kill;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Holds a thread of the process under test at its place of death and asks to be killed there. Safe for use by several threads. */
final class KillSwitch {
    private static volatile KillSwitch installed = new KillSwitch(Place.ANYWHERE, 1, line -> {});

    private final Place place;
    private final AtomicInteger left;
    private final Consumer<String> parent;
    private final CountDownLatch never = new CountDownLatch(1);

    /**
     * @param place where to stop
     * @param after at which pass
     * @param parent is told that the place was reached
     */
    KillSwitch(Place place, int after, Consumer<String> parent) {
        this.place = place;
        this.left = new AtomicInteger(after);
        this.parent = parent;
    }

    /** Makes it the one of this process, for those who are made by others. */
    KillSwitch install() {
        installed = this;
        return this;
    }

    /** The one of this process. */
    static KillSwitch installed() {
        return installed;
    }

    /** Says that a thread has come to a place; it goes no further if this is the one, unless the place lets it. */
    void pass(Place reached) {
        if (reached == place && left.decrementAndGet() == 0) {
            parent.accept(Wire.REACHED);
            if (place.holds()) {
                holdForEver();
            }
        }
    }

    private void holdForEver() {
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
