package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.Secret;
import io.github.camelwhatsapp.model.Sha256;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as a map of plain values, which every data format can write: texts, numbers, booleans, lists and maps. Moments are ISO
 * 8601, bytes Base64, addresses their text; what is absent is left out.
 */
final class RecordForm {
    private RecordForm() {}

    /** The form of a record. */
    static Map<String, Object> of(Record record) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = plain(read(record, component));
            if (value != null) {
                form.put(component.getName(), value);
            }
        }
        return form;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof MediaKey) {
            return null; // a secret: who wants the bytes lets the client fetch them
        }
        if (value instanceof Jid
                || value instanceof Secret
                || value instanceof Instant
                || value instanceof Duration
                || value instanceof Sha256) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(RecordForm::plain).toList();
        }
        return value instanceof Record record ? of(record) : value;
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The component " + component + " cannot be read", e);
        }
    }
}
