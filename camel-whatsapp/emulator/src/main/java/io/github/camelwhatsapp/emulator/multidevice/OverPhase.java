package io.github.camelwhatsapp.emulator.multidevice;

/** A connection that has ended: nothing that comes counts. */
final class OverPhase implements Phase {
    @Override
    public Phase receive(byte[] payload) {
        return this;
    }
}
