package io.github.camelwhatsapp.emulator.script;

/**
 * The connection stays open, swallows what comes in and sends nothing: from the stanza on that the schedule names, else from
 * the start.
 */
public record BlackHole() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return schedule.pointOfConnection();
    }

    @Override
    public void strike(Target target) {
        target.fallSilent();
    }
}
