package io.github.camelwhatsapp.emulator.script;

/** The frame of a stanza arrives with one bit turned over. */
public record CorruptFrame() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return Point.STANZA;
    }

    @Override
    public void strike(Target target) {
        target.corrupt();
    }
}
