package io.github.camelwhatsapp.emulator.phone;

/**
 * A place on the earth.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 * @param name what it is called; may be empty
 * @param url a page about it; may be empty
 */
public record PhonePlace(double latitude, double longitude, String name, String url) implements PhoneContent {
    /**
     * Checks the degrees.
     *
     * @throws IllegalArgumentException if there is no such place
     */
    public PhonePlace {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("A latitude is -90 to 90 degrees; " + latitude + " was given");
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("A longitude is -180 to 180 degrees; " + longitude + " was given");
        }
    }

    /** A place without a name. */
    public static PhonePlace at(double latitude, double longitude) {
        return new PhonePlace(latitude, longitude, "", "");
    }

    /** The same place under a name. */
    public PhonePlace named(String newName) {
        return new PhonePlace(latitude, longitude, newName, url);
    }

    @Override
    public String described() {
        return "[location at " + latitude + ", " + longitude + "]" + (name.isEmpty() ? "" : " " + name);
    }
}
