package io.github.camelwhatsapp.connection;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Lets only some accounts of a process open a connection and log in at a time, and lets those that had to wait begin after a pause of
 * random length: when the network comes back, a hundred accounts must not knock on one door at once. Safe for use by several threads.
 */
public final class LoginGate {
    /** For a whole process: sixteen at a time. */
    private static final LoginGate SHARED =
            new LoginGate(16, Duration.ofMillis(500), TimeSource.system(), RandomGenerator.getDefault());

    private final int places;
    private final Duration longestPause;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Queue<Pass> waiting = new ArrayDeque<>();
    private int inside;

    /**
     * A gate of its own.
     *
     * @param places how many may be inside, 1 or more
     * @param longestPause the bound of the random pause of those that had to wait
     * @param time its timer
     * @param random the source of chance
     */
    public LoginGate(int places, Duration longestPause, TimeSource time, RandomGenerator random) {
        if (places < 1) {
            throw new IllegalArgumentException("A gate has 1 place or more, given was " + places);
        }
        this.places = places;
        this.longestPause = longestPause;
        this.time = time;
        this.random = random;
    }

    /** The one gate of this process. */
    public static LoginGate shared() {
        return SHARED;
    }

    /**
     * Asks for a place.
     *
     * @param begin runs when there is one: at once, or later on the thread of the time source
     * @return to be left when the login has come to its end, or is given up
     */
    public Pass enter(Runnable begin) {
        Pass pass = new Pass(begin);
        synchronized (this) {
            if (inside >= places) {
                waiting.add(pass);
                return pass;
            }
            inside++;
            pass.inside = true;
        }
        begin.run();
        return pass;
    }

    /** How many are inside. */
    public synchronized int inside() {
        return inside;
    }

    private synchronized void left(Pass pass) {
        if (!pass.inside) {
            waiting.remove(pass);
            return;
        }
        pass.inside = false;
        Pass next = waiting.poll();
        if (next == null) {
            inside--;
            return;
        }
        next.inside = true;
        long pause = (long) (longestPause.toMillis() * random.nextDouble());
        time.schedule(Duration.ofMillis(pause), next.begin);
    }

    /** A place, or the wait for one. */
    public final class Pass {
        private final Runnable begin;
        private boolean inside;

        private Pass(Runnable begin) {
            this.begin = begin;
        }

        /** Gives the place, or the wait, up; does nothing the second time. */
        public void leave() {
            left(this);
        }
    }
}
