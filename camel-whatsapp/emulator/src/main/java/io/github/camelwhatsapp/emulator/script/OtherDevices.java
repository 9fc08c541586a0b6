package io.github.camelwhatsapp.emulator.script;

/**
 * The server delivers a linked device's message, but acks it with the hash of other devices than it was made for, as if the sender's list
 * of devices were old. Schedules count the messages that the device sends. Source: multidevice-messaging.md section 3.7.
 */
public record OtherDevices() implements Fault {
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
        target.nameOtherDevices();
    }
}
