package io.github.camelwhatsapp.benchmarks.micro;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Finds what there is in Cobalt: its classes are for Java 24 and this module is compiled for an older one. A handle that is kept in a
 * constant costs no more than a direct call. All references in and out are {@link Object}s, so that {@code invokeExact} can be told.
 */
final class CobaltHandles {
    private static final String PACKAGE = "it.auties.whatsapp.";
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private CobaltHandles() {}

    /** A class by its name below Cobalt's package. */
    static Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Cobalt is not on the class path", e);
        }
    }

    /** A method, static or not, with these parameters. */
    static MethodHandle method(String type, String name, Class<?>... parameters) {
        try {
            return erased(LOOKUP.unreflect(type(type).getMethod(name, parameters)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the Cobalt that is known here", e);
        }
    }

    /** A constructor with these parameters. */
    static MethodHandle constructor(String type, Class<?>... parameters) {
        try {
            return erased(LOOKUP.unreflectConstructor(type(type).getConstructor(parameters)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the Cobalt that is known here", e);
        }
    }

    private static MethodHandle erased(MethodHandle handle) {
        return handle.asType(handle.type().erase());
    }
}
