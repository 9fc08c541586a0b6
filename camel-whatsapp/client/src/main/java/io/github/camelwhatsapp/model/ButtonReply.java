package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * What somebody chose from the buttons or the list of a business message. Source: multidevice-messaging.md section 5.1: replies to
 * buttons, lists, templates and native flows.
 *
 * @param form what it was chosen from
 * @param selection the id of what was chosen, as the business named it; the name of a flow
 * @param text what stood on it
 * @param index which button of a template it was, 0 for the first
 * @param parameters what a form was filled in with, as JSON
 */
public record ButtonReply(
        Form form, String selection, Optional<String> text, Optional<Integer> index, Optional<String> parameters)
        implements Content {
    /** What one can choose from. */
    public enum Form {
        /** Buttons below a text. */
        BUTTONS,
        /** A list that opens. */
        LIST,
        /** The buttons of a template. */
        TEMPLATE,
        /** A form or another dialogue of the app. */
        FLOW
    }

    /** A choice of which only its id and its text are known. */
    public static ButtonReply of(Form form, String selection, Optional<String> text) {
        return new ButtonReply(form, selection, text, Optional.empty(), Optional.empty());
    }

    @Override
    public String kind() {
        return "buttonReply";
    }

    @Override
    public String toString() {
        return "ButtonReply[" + form + ", " + selection.length() + " characters]";
    }
}
