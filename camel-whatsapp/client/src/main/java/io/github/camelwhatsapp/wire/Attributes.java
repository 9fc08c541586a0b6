package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The attributes of a node in the order in which they are written. A value is a text or a {@link Jid}; both can be read
 * either way. Immutable. Equality ignores the order and the kind of a value: it compares names and texts.
 *
 * <p>The {@code require} methods throw {@link MissingAttributeException}, which names the node, the attribute and the value
 * found.
 */
public final class Attributes {
    /** Largest {@code t} accepted, in seconds since 1970: the year 9999, so that a date can always be printed. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final String tag;
    private final Map<String, Object> values;

    /** Takes the map over, which keeps its order; values are String or Jid. */
    Attributes(String tag, Map<String, Object> values) {
        this.tag = tag;
        this.values = values;
    }

    /** How many there are. */
    public int size() {
        return values.size();
    }

    /** The names, in order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The value as text, or empty when there is no such attribute. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    /** Whether the attribute is there and has exactly this text. */
    public boolean is(String name, String text) {
        Object value = values.get(name);
        return value != null && value.toString().equals(text);
    }

    /**
     * The value as an address, or empty when there is no such attribute.
     *
     * @throws MissingAttributeException if it is there and is no JID
     */
    public Optional<Jid> jid(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Jid jid) {
            return Optional.of(jid);
        }
        try {
            return Optional.of(Jid.parse(value.toString()));
        } catch (JidFormatException e) {
            throw new MissingAttributeException(tag, name, "a JID", value.toString());
        }
    }

    /** The text of an attribute that must be there. */
    public String requireText(String name) {
        return text(name).orElseThrow(() -> new MissingAttributeException(tag, name, "a text", null));
    }

    /** The address in an attribute that must be there. */
    public Jid requireJid(String name) {
        return jid(name).orElseThrow(() -> new MissingAttributeException(tag, name, "a JID", null));
    }

    /**
     * The whole number in an attribute, or empty when there is no such attribute.
     *
     * @throws MissingAttributeException if it is there and is no decimal number that fits 64 bits
     */
    public Optional<Long> number(String name) {
        return text(name).map(text -> {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new MissingAttributeException(tag, name, "a whole number", text);
            }
        });
    }

    /**
     * The moment in an attribute that holds seconds since 1970, or empty when there is no such attribute.
     *
     * @throws MissingAttributeException if it is there and is no such number
     */
    public Optional<Instant> instant(String name) {
        return number(name).map(seconds -> {
            if (seconds < 0 || seconds > LAST_SECOND) {
                throw new MissingAttributeException(tag, name, "seconds since 1970", seconds.toString());
            }
            return Instant.ofEpochSecond(seconds);
        });
    }

    /** The moment in an attribute that must be there and holds seconds since 1970. */
    public Instant requireInstant(String name) {
        return instant(name).orElseThrow(() -> new MissingAttributeException(tag, name, "seconds since 1970", null));
    }

    /** Gives each name and value, in order; a value is a {@link String} or a {@link Jid}. */
    public void forEach(BiConsumer<String, Object> action) {
        values.forEach(action);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Attributes that) || that.values.size() != values.size()) {
            return false;
        }
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (!that.is(entry.getKey(), entry.getValue().toString())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            hash += entry.getKey().hashCode() ^ entry.getValue().toString().hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
