package io.github.camelwhatsapp.model;

/**
 * A message of which this device gets no content, such as one to be looked at once, or one that its sender did not encrypt for it. If
 * the phone hands it on later, it comes under the same id. Source: multidevice-messaging.md section 4.5.
 *
 * @param reason the server's word for why, such as {@code view_once}; may be empty
 */
public record UnavailableContent(String reason) implements Content {
    @Override
    public String kind() {
        return "unavailable";
    }
}
