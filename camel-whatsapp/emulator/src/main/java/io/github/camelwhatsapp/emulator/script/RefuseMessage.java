package io.github.camelwhatsapp.emulator.script;

/**
 * The server delivers a linked device's message to nobody and acks it with an error: 429 for too many, 463 for an account that may not
 * begin chats, or any other. Schedules count the messages that the device sends. Source: multidevice-messaging.md section 3.7.
 *
 * @param error the code, 400 to 599
 */
public record RefuseMessage(int error) implements Fault {
    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException if it is no code of an error
     */
    public RefuseMessage {
        if (error < 400 || error > 599) {
            throw new IllegalArgumentException("The code of an error is 400 to 599, " + error + " was given");
        }
    }

    @Override
    public Point point(Schedule schedule) {
        return Point.MESSAGE;
    }

    @Override
    public boolean isFor(Generation generation) {
        return generation == Generation.MULTI_DEVICE;
    }

    @Override
    public void strike(Target target) {
        target.refuseMessage(error);
    }
}
