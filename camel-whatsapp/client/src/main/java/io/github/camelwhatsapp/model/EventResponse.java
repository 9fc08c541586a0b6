package io.github.camelwhatsapp.model;

/**
 * Whether somebody comes to what was announced by a {@link CalendarEvent}. It replaces what the same person said before. Source:
 * multidevice-messaging.md sections 5.1 and 5.2.
 *
 * @param event the message that announced it
 * @param answer whether they come
 * @param guests how many they bring along, 0 or more
 */
public record EventResponse(MessageReference event, Answer answer, int guests) implements Content {
    /** Whether somebody comes. */
    public enum Answer {
        /** They come. */
        GOING,
        /** They do not. */
        NOT_GOING,
        /** They do not know. */
        MAYBE
    }

    /** Checks the number. */
    public EventResponse {
        if (guests < 0) {
            throw new IllegalArgumentException("guests is " + guests + ", expected is 0 or how many come along");
        }
    }

    @Override
    public String kind() {
        return "eventResponse";
    }
}
