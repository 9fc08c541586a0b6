package io.github.camelwhatsapp.emulator.script;

/**
 * A stream error is sent in place of a stanza, and the stream ends.
 *
 * @param kind which one
 */
public record StreamError(StreamErrorKind kind) implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return Point.STANZA;
    }

    @Override
    public boolean isFor(Generation generation) {
        return kind.generations().contains(generation);
    }

    @Override
    public void strike(Target target) {
        target.endStream(kind);
    }
}
