package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * A place on the map. Its {@link #toString()} does not say where: that is nobody's business in a log. Source: classic.md section
 * 7.1, {@code onGetLocation}.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param name what the place is called
 * @param address where it is, in words
 * @param url a page about it
 * @param preview a small map of it
 */
public record Location(
        double latitude,
        double longitude,
        Optional<String> name,
        Optional<String> address,
        Optional<String> url,
        Optional<Preview> preview)
        implements Content {
    /** Checks the coordinates, and takes empty texts for none. */
    public Location {
        within("latitude", latitude, 90);
        within("longitude", longitude, 180);
        name = name.filter(text -> !text.isEmpty());
        address = address.filter(text -> !text.isEmpty());
        url = url.filter(text -> !text.isEmpty());
    }

    /** A place of which nothing else is said. */
    public static Location of(double latitude, double longitude) {
        return builder(latitude, longitude).build();
    }

    /** Starts a place: degrees north and degrees east. */
    public static Builder builder(double latitude, double longitude) {
        return new Builder(latitude, longitude);
    }

    @Override
    public String kind() {
        return "location";
    }

    @Override
    public String toString() {
        return "Location[hidden]";
    }

    private static void within(String what, double value, int bound) {
        if (!(Math.abs(value) <= bound)) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + value + ", expected are degrees from -" + bound + " to " + bound);
        }
    }

    /** Collects what is known. Not for use by several threads. */
    public static final class Builder {
        private final double latitude;
        private final double longitude;
        private Optional<String> name = Optional.empty();
        private Optional<String> address = Optional.empty();
        private Optional<String> url = Optional.empty();
        private Optional<Preview> preview = Optional.empty();

        private Builder(double latitude, double longitude) {
            this.latitude = latitude;
            this.longitude = longitude;
        }

        /** What the place is called. */
        public Builder name(String value) {
            name = Optional.of(value);
            return this;
        }

        /** Where it is, in words. */
        public Builder address(String value) {
            address = Optional.of(value);
            return this;
        }

        /** A page about it. */
        public Builder url(String value) {
            url = Optional.of(value);
            return this;
        }

        /** A small map of it. */
        public Builder preview(Preview value) {
            preview = Optional.of(value);
            return this;
        }

        /** Checks the coordinates and hands it out. */
        public Location build() {
            return new Location(latitude, longitude, name, address, url, preview);
        }
    }
}
