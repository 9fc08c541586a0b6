package io.github.camelwhatsapp.emulator.script;

/** A stanza changes places with the one behind it; it waits until there is one. */
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
