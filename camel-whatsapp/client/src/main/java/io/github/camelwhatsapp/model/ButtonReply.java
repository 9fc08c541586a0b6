package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * What somebody chose from the buttons or the list of a business message. Source: multidevice-messaging.md section 5.1: replies to
 * buttons, lists, templates and native flows.
 *
 * @param selection the id of what was chosen, as the business named it
 * @param text what stood on it
 * @param parameters what a form was filled in with, as JSON
 */
public record ButtonReply(String selection, Optional<String> text, Optional<String> parameters) implements Content {
    @Override
    public String kind() {
        return "buttonReply";
    }

    @Override
    public String toString() {
        return "ButtonReply[" + selection.length() + " characters]";
    }
}
