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

    /** Starts a place on the way; what is not set is left out. */
    public static Builder builder(double latitude, double longitude, long sequence) {
        return new Builder(latitude, longitude, sequence);
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final double latitude;
        private final double longitude;
        private final long sequence;
        private Optional<Integer> accuracy = Optional.empty();
        private Optional<String> caption = Optional.empty();

        private Builder(double latitude, double longitude, long sequence) {
            this.latitude = latitude;
            this.longitude = longitude;
            this.sequence = sequence;
        }

        /** In metres, if known. */
        public Builder accuracy(Integer value) {
            accuracy = Optional.of(value);
            return this;
        }

        /** The text beside it. */
        public Builder caption(String value) {
            caption = Optional.of(value);
            return this;
        }

        /** Hands it out. */
        public LiveLocation build() {
            return new LiveLocation(latitude, longitude, accuracy, caption, sequence);
        }
    }
}
