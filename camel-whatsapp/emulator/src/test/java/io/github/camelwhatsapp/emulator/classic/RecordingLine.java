package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Line;
import java.io.ByteArrayOutputStream;

/** A line that keeps what is sent. */
final class RecordingLine implements Line {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean finished;
    private boolean reset;
    private boolean writable = true;

    @Override
    public void send(byte[] sent) {
        bytes.writeBytes(sent);
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public void reset() {
        reset = true;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public long waitingBytes() {
        return 0;
    }

    void writable(boolean now) {
        writable = now;
    }

    byte[] sent() {
        return bytes.toByteArray();
    }

    boolean isFinished() {
        return finished;
    }

    boolean isReset() {
        return reset;
    }
}
