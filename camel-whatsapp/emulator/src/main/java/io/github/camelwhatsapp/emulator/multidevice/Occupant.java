package io.github.camelwhatsapp.emulator.multidevice;

/** Who is on a connection once the handshake is through. Used on the lane only. */
interface Occupant {
    /** As long as nobody is. */
    Occupant NOBODY = new Occupant() {
        @Override
        public void left() {}

        @Override
        public void writable() {}
    };

    /** The connection is gone. */
    void left();

    /** The client has read, so there is room again. */
    void writable();
}
