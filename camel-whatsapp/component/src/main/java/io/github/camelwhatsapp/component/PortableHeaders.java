package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.delivery.PortableRecords;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Party;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Which headers leave with the JSON form, and which are taken from it. Ours do, but for what is secret; those of the user do; what else
 * Camel steers its components with does not, since whoever can write into a queue could steer ours.
 */
final class PortableHeaders {
    private static final Set<String> OWN = own();

    private PortableHeaders() {}

    /** What leaves, as plain values, by name. A value that is no text, number, boolean, moment, list or map stays here. */
    static Map<String, Object> leaving(Map<String, Object> headers) {
        Map<String, Object> leaving = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (isOwn(name) || isOfTheUser(name)) {
                plain(value).ifPresent(form -> leaving.put(name, form));
            }
        });
        return leaving;
    }

    /** Whether a header is one of ours, in the exact spelling. */
    static boolean isOwn(String name) {
        return OWN.contains(name);
    }

    /** Whether a header means nothing to Camel. */
    static boolean isOfTheUser(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return !OWN.contains(name)
                && !small.startsWith("camel")
                && !small.startsWith("org.apache.camel")
                && !small.equals("content-type");
    }

    /** A value of a header as JSON has it; empty when it has no such form. */
    static Optional<Object> plain(@Nullable Object value) {
        if (value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof Duration
                || value instanceof Enum<?>
                || value instanceof Jid) {
            return Optional.of(value instanceof Number || value instanceof Boolean ? value : value.toString());
        }
        if (value instanceof Party party) {
            return Optional.of(party.id().toString());
        }
        if (value instanceof Date date) {
            return Optional.of(date.toInstant().toString());
        }
        if (value instanceof Object[] several) {
            return plain(Arrays.asList(several));
        }
        if (value instanceof Collection<?> several) {
            return all(several);
        }
        return value instanceof Map<?, ?> map ? all(map) : record(value);
    }

    private static Optional<Object> record(@Nullable Object value) {
        if (value instanceof Content content) {
            return Optional.of(PortableRecords.write(content));
        }
        return value instanceof Record record ? Optional.of(RecordForm.of(record)) : Optional.empty();
    }

    private static Optional<Object> all(Collection<?> several) {
        List<Optional<Object>> forms =
                several.stream().map(PortableHeaders::plain).toList();
        return forms.stream().allMatch(Optional::isPresent)
                ? Optional.of(forms.stream().map(Optional::get).toList())
                : Optional.empty();
    }

    private static Optional<Object> all(Map<?, ?> map) {
        Map<String, Object> forms = new LinkedHashMap<>();
        map.forEach((name, value) -> plain(value).ifPresent(form -> forms.put(String.valueOf(name), form)));
        return Optional.of(forms);
    }

    private static Set<String> own() {
        Set<String> names = new TreeSet<>();
        Arrays.stream(WhatsAppConstants.class.getFields())
                .filter(field -> field.isAnnotationPresent(Metadata.class))
                .map(PortableHeaders::value)
                .forEach(names::add);
        OperationCatalogue.all().stream()
                .flatMap(shape -> shape.arguments().stream())
                .map(Argument::header)
                .forEach(names::add);
        Stream.of(Exchange.CONTENT_TYPE, Exchange.FILE_NAME).forEach(names::add);
        names.remove(WhatsAppConstants.OLD_IDENTITY);
        return names;
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
