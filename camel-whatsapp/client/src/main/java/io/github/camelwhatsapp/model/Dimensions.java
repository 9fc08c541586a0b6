package io.github.camelwhatsapp.model;

/**
 * How large a picture is.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 */
public record Dimensions(int width, int height) {
    /** Checks both. */
    public Dimensions {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A picture is at least 1 pixel wide and high, given was " + width + "x" + height);
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
