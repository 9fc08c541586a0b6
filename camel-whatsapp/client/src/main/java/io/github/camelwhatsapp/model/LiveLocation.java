package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * Where somebody is while they are on the way. Its {@link #toString()} does not say where. Source: multidevice-messaging.md section
 * 5.1.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param accuracy in metres, if known
 * @param caption the text beside it
 * @param sequence grows with each of the same journey
 */
public record LiveLocation(
        double latitude, double longitude, Optional<Integer> accuracy, Optional<String> caption, long sequence)
        implements Content {
    @Override
    public String kind() {
        return "liveLocation";
    }

    @Override
    public String toString() {
        return "LiveLocation[hidden]";
    }
}
