package io.github.camelwhatsapp.wire;

import org.jspecify.annotations.Nullable;

/** Says that a node lacks an attribute or has it in a wrong form: which node, which attribute, what was expected. */
public final class MissingAttributeException extends RuntimeException {
    private static final int SHOWN = 40;

    /**
     * @param tag the node's tag
     * @param attribute the attribute's name
     * @param expected what should stand there, with its article
     * @param found what stands there, or null when the attribute is absent
     */
    public MissingAttributeException(String tag, String attribute, String expected, @Nullable String found) {
        super("<" + tag + "> needs " + expected + " in the attribute '" + attribute + "'"
                + (found == null ? ", which is absent" : " but has '" + shorten(found) + "'"));
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
