package io.github.camelwhatsapp.emulator.script;

/** A stanza is overtaken by the next one with its tag, and by whatever else comes before that; it waits until there is one. */
public record SwapStanzas() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return Point.STANZA;
    }

    @Override
    public void strike(Target target) {
        target.swap();
    }
}
