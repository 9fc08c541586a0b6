package io.github.camelwhatsapp.emulator.script;

/**
 * The connection ends after a number of bytes to the client: counted from the start of the stanza that the schedule
 * names, else from the start of the connection.
 *
 * @param bytes how many bytes still arrive, 0 or more
 */
public record CutAtByte(int bytes) implements Fault {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public CutAtByte {
        if (bytes < 0) {
            throw new IllegalArgumentException("A connection is cut after 0 bytes or more, " + bytes + " was given");
        }
    }

    @Override
    public Point point(Schedule schedule) {
        return schedule.pointOfConnection();
    }

    @Override
    public void strike(Target target) {
        target.cutAfter(bytes);
    }
}
