package io.github.camelwhatsapp.emulator.script;

/**
 * The upgrade to a WebSocket is answered with an HTTP status and the connection is closed.
 *
 * @param status which status, 400 to 599, for example 503
 */
public record RefuseUpgrade(int status) implements Fault {
    /**
     * Checks the status.
     *
     * @throws IllegalArgumentException if it refuses nothing
     */
    public RefuseUpgrade {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException(
                    "An upgrade is refused with a status from 400 to 599, " + status + " was given");
        }
    }

    @Override
    public Point point(Schedule schedule) {
        return Point.UPGRADE;
    }

    @Override
    public boolean isFor(Generation generation) {
        return generation == Generation.MULTI_DEVICE;
    }

    @Override
    public void strike(Target target) {
        target.refuseUpgrade(status);
    }
}
