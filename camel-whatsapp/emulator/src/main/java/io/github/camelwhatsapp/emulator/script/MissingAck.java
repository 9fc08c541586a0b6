package io.github.camelwhatsapp.emulator.script;

/** The server does what the client asked and does not send the ack. Schedules count acks alone. */
public record MissingAck() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return Point.STANZA;
    }

    @Override
    public Schedule narrow(Schedule schedule) {
        return schedule.tag("ack");
    }

    @Override
    public void strike(Target target) {
        target.withhold();
    }
}
