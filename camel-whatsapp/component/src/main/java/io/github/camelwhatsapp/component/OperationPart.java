package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Quote;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** A component of an operation's record: one argument, or several that together make its value. */
interface OperationPart {
    /** What a route may set. */
    List<Argument> arguments();

    /**
     * Makes the value.
     *
     * @param values one for each argument
     */
    Object make(List<Object> values);

    static OperationPart of(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == MessageOptions.class) {
            return new MessageOptionsHeaders();
        }
        return type == MessageReference.class || type == Quote.class
                ? new TargetHeaders(type == Quote.class)
                : new Single(Argument.of(component));
    }

    /**
     * An argument that is the value itself.
     *
     * @param argument the argument
     */
    record Single(Argument argument) implements OperationPart {
        @Override
        public List<Argument> arguments() {
            return List.of(argument);
        }

        @Override
        public Object make(List<Object> values) {
            return values.get(0);
        }
    }
}
