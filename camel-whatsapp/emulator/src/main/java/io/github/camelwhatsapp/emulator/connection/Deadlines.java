package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.emulator.state.Lane;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.time.TimeSource.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What a connection will do later on the lane, all of it called off when the connection ends. Used on the lane only. */
public final class Deadlines {
    private final Lane lane;
    private final TimeSource time;
    private final Map<Long, Timer> timers = new HashMap<>();
    private long counter;

    /** Deadlines on a lane. */
    public Deadlines(Lane lane, TimeSource time) {
        this.lane = lane;
        this.time = time;
    }

    /** Runs something later. */
    public void later(Duration delay, Runnable task) {
        long key = ++counter;
        timers.put(
                key,
                time.schedule(
                        delay,
                        () -> lane.execute(() -> {
                            // A task that was handed to the lane before it was called off is no longer in the map.
                            if (timers.remove(key) != null) {
                                task.run();
                            }
                        })));
    }

    /** Calls everything off. */
    public void cancelAll() {
        timers.values().forEach(Timer::cancel);
        timers.clear();
    }
}
