package io.github.camelwhatsapp.emulator.phone;

/** Somebody listens to a phone until this is closed. */
@FunctionalInterface
public interface PhoneSubscription extends AutoCloseable {
    /** Ends the listening; an event that is on its way may still come. */
    @Override
    void close();
}
