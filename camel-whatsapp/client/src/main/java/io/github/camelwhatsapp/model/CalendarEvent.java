package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is to take place, to which one can say that one comes. Source: multidevice-messaging.md section 5.1, {@code
 * eventMessage}.
 *
 * @param name what it is called
 * @param description what it is about
 * @param location where it is
 * @param link where to join it
 * @param starts when it begins
 * @param ends when it ends
 * @param canceled whether it does not take place after all
 * @param extraGuests whether those who come may bring others along
 */
public record CalendarEvent(
        String name,
        Optional<String> description,
        Optional<Location> location,
        Optional<String> link,
        Optional<Instant> starts,
        Optional<Instant> ends,
        boolean canceled,
        boolean extraGuests)
        implements Content {
    @Override
    public String kind() {
        return "calendarEvent";
    }

    @Override
    public String toString() {
        return "CalendarEvent[" + name.length() + " characters]";
    }
}
