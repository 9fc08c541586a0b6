package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.operation.Payload;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * One component of an operation's record, and where a route puts it.
 *
 * @param name the component's name
 * @param type its type, without {@code Optional} or {@code List} around it
 * @param payload whether it is the message's body
 * @param optional whether it may be left out
 * @param list whether it takes several values
 */
record Argument(String name, Class<?> type, boolean payload, boolean optional, boolean list) {
    static Argument of(RecordComponent component) {
        Type declared = component.getGenericType();
        boolean optional = raw(declared) == Optional.class;
        Type given = optional ? inner(declared) : declared;
        boolean list = raw(given) == List.class;
        Class<?> type = raw(list ? inner(given) : given);
        return new Argument(component.getName(), type, component.isAnnotationPresent(Payload.class), optional, list);
    }

    /** The header that sets it. */
    String header() {
        return WhatsAppConstants.ARGUMENT_PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private static Type inner(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }
}
