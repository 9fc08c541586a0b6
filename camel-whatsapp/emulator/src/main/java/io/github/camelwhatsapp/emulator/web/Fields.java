package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a JSON object in a request, checked when they are asked for. */
final class Fields {
    private final JsonNode body;

    /**
     * @param known the names that it may have
     * @throws Refusal if it has another
     */
    Fields(JsonNode body, Set<String> known) {
        this.body = body;
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!known.contains(field.getKey())) {
                throw Refusal.badRequest("There is no field '" + field.getKey() + "' here; the body may have "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** A text that must be there. */
    String text(String name) {
        return word(name).orElseThrow(() -> Refusal.badRequest("The body needs the text '" + name + "'"));
    }

    /** A text or a number, as a text; empty if it is not there. */
    Optional<String> word(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw Refusal.badRequest("The field '" + name + "' is a text or a number");
        }
        return Optional.of(value.asText());
    }

    /** An object of texts; empty if it is not there. */
    Map<String, String> attributes(String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw Refusal.badRequest("The field '" + name + "' is an object of texts such as {\"code\": \"101\"}");
        }
        value.properties()
                .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
        return attributes;
    }

    /** A list of texts; empty if it is not there. */
    List<String> texts(String name) {
        JsonNode value = body.path(name);
        List<String> texts = new ArrayList<>();
        if (!value.isMissingNode() && !value.isArray()) {
            throw listExpected(name);
        }
        value.forEach(each -> {
            if (!each.isTextual()) {
                throw listExpected(name);
            }
            texts.add(each.textValue());
        });
        return texts;
    }

    /** A list that has at least one text. */
    List<String> someTexts(String name) {
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            throw listExpected(name);
        }
        return texts;
    }

    /** A whole number of at least 1; empty if it is not there. */
    Optional<Integer> count(String name) {
        return word(name).map(text -> {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw Refusal.badRequest("'" + name + "' is a whole number from 1 on; '" + text + "' was given");
            }
            return Integer.valueOf(text);
        });
    }

    /** A number; empty if it is not there. */
    Optional<Double> decimal(String name) {
        return word(name).map(text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw Refusal.badRequest("'" + name + "' is a number; '" + text + "' was given");
            }
        });
    }

    /** Whether a switch is on; off if it is not there. */
    boolean flag(String name) {
        return word(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Refusal.badRequest("'" + name + "' is true or false; '" + text + "' was given");
                })
                .orElse(false);
    }

    private static Refusal listExpected(String name) {
        return Refusal.badRequest("The body needs '" + name + "', a list of texts such as [\"one\", \"two\"]");
    }
}
