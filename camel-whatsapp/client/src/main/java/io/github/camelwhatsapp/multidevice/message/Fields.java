package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import java.util.Optional;

/**
 * Fields by their names: those of media and the context of a message have the same in each of the many kinds. What is not set, and what is
 * set to nothing, is empty.
 */
final class Fields {
    private Fields() {}

    static Optional<String> text(MessageOrBuilder message, String name) {
        return value(message, name).map(String.class::cast).filter(text -> !text.isEmpty());
    }

    static Optional<byte[]> bytes(MessageOrBuilder message, String name) {
        return value(message, name)
                .map(ByteString.class::cast)
                .filter(bytes -> !bytes.isEmpty())
                .map(ByteString::toByteArray);
    }

    static boolean flag(MessageOrBuilder message, String name) {
        return value(message, name).map(Boolean.class::cast).orElse(false);
    }

    /** A whole number; one without a sign as it is meant, as far as a long can hold it. */
    static Optional<Long> number(MessageOrBuilder message, String name) {
        return value(message, name)
                .map(value -> value instanceof Integer small ? Integer.toUnsignedLong(small) : (Long) value);
    }

    /** Sets what is there: a text, a boolean, a message, bytes, or a number, which is fitted to the field. */
    static void set(Message.Builder message, String name, Optional<?> value) {
        value.ifPresent(given -> {
            FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
            message.setField(field, fitted(field, given));
        });
    }

    private static Object fitted(FieldDescriptor field, Object given) {
        if (given instanceof byte[] bytes) {
            return ByteString.copyFrom(bytes);
        }
        if (given instanceof Number number) {
            return field.getJavaType() == FieldDescriptor.JavaType.INT
                    ? (Object) number.intValue()
                    : (Object) number.longValue();
        }
        return given;
    }

    private static Optional<Object> value(MessageOrBuilder message, String name) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
        return field != null && message.hasField(field) ? Optional.of(message.getField(field)) : Optional.empty();
    }
}
