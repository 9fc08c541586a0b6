package io.github.camelwhatsapp.emulator.script;

/**
 * The connection is reset before a byte passes. The operating system completes the TCP handshake before the emulator is asked,
 * so a client sees a connection that opens and fails at once.
 */
public record Refuse() implements Fault {
    @Override
    public Point point(Schedule schedule) {
        return Point.CONNECT;
    }

    @Override
    public void strike(Target target) {
        target.reset();
    }
}
