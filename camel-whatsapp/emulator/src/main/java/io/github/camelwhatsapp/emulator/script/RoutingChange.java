package io.github.camelwhatsapp.emulator.script;

/** Before a stanza the client is handed other routing information, which its next connection is to bring. */
public record RoutingChange() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return Point.STANZA;
    }

    @Override
    public boolean isFor(Generation generation) {
        return generation == Generation.MULTI_DEVICE;
    }

    @Override
    public void strike(Target target) {
        target.changeRouting();
    }
}
