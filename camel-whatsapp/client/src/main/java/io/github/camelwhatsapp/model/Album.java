package io.github.camelwhatsapp.model;

/**
 * Announces pictures and films that belong together and follow one by one. Source: multidevice-messaging.md section 5.1.
 *
 * @param images how many pictures follow
 * @param videos how many films follow
 */
public record Album(int images, int videos) implements Content {
    @Override
    public String kind() {
        return "album";
    }
}
