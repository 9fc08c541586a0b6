package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.operation.Explicit;
import io.github.camelwhatsapp.operation.Payload;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an operation takes, and where a route puts it.
 *
 * @param name its name
 * @param type its type, without {@code Optional} or {@code List} around it
 * @param payload whether it is the message's body
 * @param optional whether the record has an {@code Optional} of it
 * @param list whether it takes several values
 * @param incoming when the message or call that came in stands for it
 * @param absent what it is when it is left out; empty when it must be there
 */
record Argument(
        String name,
        Class<?> type,
        boolean payload,
        boolean optional,
        boolean list,
        Incoming incoming,
        Optional<Object> absent) {
    /** When what came in stands for an argument that is not set. */
    enum Incoming {
        /** Never. */
        NEVER,
        /** Whenever the operation is for the same chat. */
        IN_ITS_CHAT,
        /** When the operation is for the same chat and points at that message, not at another. */
        AS_ITS_TARGET
    }

    static Argument of(RecordComponent component) {
        Incoming incoming = component.isAnnotationPresent(Explicit.class) ? Incoming.NEVER : Incoming.IN_ITS_CHAT;
        return of(component.getName(), component, incoming);
    }

    /** The component of a record under a name of its own. */
    static Argument of(String name, RecordComponent component, Incoming incoming) {
        Type declared = component.getGenericType();
        boolean optional = raw(declared) == Optional.class;
        Type given = optional ? inner(declared) : declared;
        boolean list = raw(given) == List.class;
        Class<?> type =
                MethodType.methodType(raw(list ? inner(given) : given)).wrap().returnType();
        Optional<Object> absent = optional ? Optional.of(Optional.empty()) : Optional.empty();
        return new Argument(name, type, component.isAnnotationPresent(Payload.class), optional, list, incoming, absent);
    }

    /** The same that may be left out and then is this. */
    Argument otherwise(Object value) {
        return new Argument(name, type, payload, optional, list, incoming, Optional.of(value));
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
