package io.github.camelwhatsapp.emulator.script;

/** A stanza is sent twice in a row. */
public record DuplicateStanza() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return Point.STANZA;
    }

    @Override
    public void strike(Target target) {
        target.sendTwice();
    }
}
