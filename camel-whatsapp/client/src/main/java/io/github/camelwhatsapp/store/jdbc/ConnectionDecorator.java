package io.github.camelwhatsapp.store.jdbc;

import java.util.function.UnaryOperator;

/**
 * Puts something between stores and the connections to their database, to watch or to break what passes: for tests. The Camel
 * component uses a bean of this type if there is one.
 */
@FunctionalInterface
public interface ConnectionDecorator extends UnaryOperator<ConnectionSource> {
    /** Changes nothing. */
    static ConnectionDecorator none() {
        return source -> source;
    }
}
