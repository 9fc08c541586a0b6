package io.github.camelwhatsapp.emulator.script;

/**
 * The server loses the connection and the client does not hear of it: nothing comes any more, and what the client sends next
 * is answered with a reset. From the stanza on that the schedule names, else from the start.
 */
public record HalfOpen() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return schedule.pointOfConnection();
    }

    @Override
    public void strike(Target target) {
        target.loseState();
    }
}
