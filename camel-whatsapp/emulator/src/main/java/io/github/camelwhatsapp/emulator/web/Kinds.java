package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of a sealed family of records, by name, as JSON has them: what is asked for follows from the components of each, so a kind
 * that is added is offered without more.
 *
 * @param <T> the family
 */
final class Kinds<T> {
    private final Class<T> family;
    private final Map<String, Class<?>> kinds = new LinkedHashMap<>();

    private Kinds(Class<T> family) {
        this.family = family;
        for (Class<?> kind : family.getPermittedSubclasses()) {
            String name = kind.getSimpleName();
            kinds.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), kind);
        }
    }

    /** The kinds of a family. */
    static <T> Kinds<T> of(Class<T> family) {
        return new Kinds<>(family);
    }

    /** {@code [{kind, parameters: [{name, type: number|seconds|text|choice|attributes, choices}]}]}. */
    ArrayNode json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        kinds.forEach((name, kind) -> {
            ArrayNode parameters = list.addObject().put("kind", name).putArray("parameters");
            for (RecordComponent component : kind.getRecordComponents()) {
                parameters.add(parameter(component));
            }
        });
        return list;
    }

    /** The name of a kind and what it is given, as JSON. */
    static ObjectNode json(Object kind) {
        String name = kind.getClass().getSimpleName();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        for (RecordComponent component : kind.getClass().getRecordComponents()) {
            json.put(field(component), shown(value(component, kind)));
        }
        return json;
    }

    /** The names of everything that a kind may be given. */
    Set<String> names() {
        return kinds.values().stream()
                .flatMap(kind -> Arrays.stream(kind.getRecordComponents()))
                .map(Kinds::field)
                .collect(Collectors.toSet());
    }

    /**
     * Makes one of the kind that is named in the field {@code kind}, from the fields that are named like its components.
     *
     * @throws Refusal if there is no such kind, or it cannot be made of them
     */
    T make(Fields fields) {
        String name = fields.text("kind");
        Class<?> kind = Optional.ofNullable(kinds.get(name))
                .orElseThrow(() -> Refusal.badRequest(
                        "There is no kind '" + name + "'; there are " + String.join(", ", kinds.keySet())));
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, fields))
                .toArray();
        return family.cast(make(kind, components, values));
    }

    /** What a component is called in JSON, where {@code kind} says which record it is: the kind of a stream's error is its error. */
    private static String field(RecordComponent component) {
        return component.getName().equals("kind") ? "error" : component.getName();
    }

    private static Object make(Class<?> kind, RecordComponent[] components, Object... values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = kind.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw Refusal.badRequest(String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The kind " + kind + " cannot be made", e);
        }
    }

    private static Object value(RecordComponent component, Fields fields) {
        String name = field(component);
        Class<?> type = component.getType();
        if (type == int.class) {
            return (int) whole(fields, name, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return whole(fields, name, Long.MAX_VALUE);
        }
        if (type == Duration.class) {
            double seconds = fields.decimal(name)
                    .orElseThrow(() -> Refusal.badRequest("The body needs '" + name + "', a number of seconds"));
            return Duration.ofMillis(Math.round(Math.min(seconds, 86_400) * 1_000));
        }
        if (type == Map.class) {
            return fields.attributes(name);
        }
        String text = fields.text(name);
        return type == String.class ? text : streamError(text);
    }

    private static long whole(Fields fields, String name, long most) {
        String text = fields.text(name);
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > most) {
            throw Refusal.badRequest("'" + name + "' is a whole number; '" + text + "' was given");
        }
        return Long.parseLong(text);
    }

    private static StreamErrorKind streamError(String word) {
        return Arrays.stream(StreamErrorKind.values())
                .filter(kind -> PhoneJson.word(kind).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("There is no stream error '" + word + "'"));
    }

    private static ObjectNode parameter(RecordComponent component) {
        Class<?> type = component.getType();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", field(component));
        if (type.isEnum()) {
            ArrayNode choices = json.put("type", "choice").putArray("choices");
            Arrays.stream(type.getEnumConstants()).forEach(each -> choices.add(PhoneJson.word((Enum<?>) each)));
            return json;
        }
        return json.put(
                "type",
                type == Duration.class
                        ? "seconds"
                        : type == String.class ? "text" : type == Map.class ? "attributes" : "number");
    }

    private static Object value(RecordComponent component, Object kind) {
        try {
            return component.getAccessor().invoke(kind);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The kind " + kind + " cannot be read", e);
        }
    }

    private static String shown(Object value) {
        return value instanceof Enum<?> each
                ? PhoneJson.word(each)
                : value instanceof Duration duration ? Double.toString(duration.toMillis() / 1000.0) : value.toString();
    }
}
