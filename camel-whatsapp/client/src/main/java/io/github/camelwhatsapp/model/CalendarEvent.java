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

    /** Starts something that is to take place; what is not set is left out. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final String name;
        private Optional<String> description = Optional.empty();
        private Optional<Location> location = Optional.empty();
        private Optional<String> link = Optional.empty();
        private Optional<Instant> starts = Optional.empty();
        private Optional<Instant> ends = Optional.empty();
        private boolean canceled;
        private boolean extraGuests;

        private Builder(String name) {
            this.name = name;
        }

        /** What it is about. */
        public Builder description(String value) {
            description = Optional.of(value);
            return this;
        }

        /** Where it is. */
        public Builder location(Location value) {
            location = Optional.of(value);
            return this;
        }

        /** Where to join it. */
        public Builder link(String value) {
            link = Optional.of(value);
            return this;
        }

        /** When it begins. */
        public Builder starts(Instant value) {
            starts = Optional.of(value);
            return this;
        }

        /** When it ends. */
        public Builder ends(Instant value) {
            ends = Optional.of(value);
            return this;
        }

        /** Whether it does not take place after all. */
        public Builder canceled(boolean value) {
            canceled = value;
            return this;
        }

        /** Whether those who come may bring others along. */
        public Builder extraGuests(boolean value) {
            extraGuests = value;
            return this;
        }

        /** Hands it out. */
        public CalendarEvent build() {
            return new CalendarEvent(name, description, location, link, starts, ends, canceled, extraGuests);
        }
    }
}
