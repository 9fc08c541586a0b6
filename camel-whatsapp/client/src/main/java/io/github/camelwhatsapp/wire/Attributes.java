package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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
    /** Names and values in turn: a node has a handful, for which a search is quicker than a map and takes less memory. */
    private final Object[] pairs;

    /** Takes the array over: names and values in turn, each name once; values are String or Jid. */
    Attributes(String tag, Object[] pairs) {
        this.tag = tag;
        this.pairs = pairs;
    }

    /** How many there are. */
    public int size() {
        return pairs.length / 2;
    }

    /** The names, in order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        forEach((name, value) -> names.add(name));
        return Collections.unmodifiableSet(names);
    }

    /** The value as text, or empty when there is no such attribute. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(find(name)).map(Object::toString);
    }

    /** Whether the attribute is there and has exactly this text. */
    public boolean is(String name, String text) {
        Object value = find(name);
        return value != null && value.toString().equals(text);
    }

    /**
     * The value as an address, or empty when there is no such attribute.
     *
     * @throws MissingAttributeException if it is there and is no JID
     */
    public Optional<Jid> jid(String name) {
        Object value = find(name);
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
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept((String) pairs[i], pairs[i + 1]);
        }
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Attributes that) || that.pairs.length != pairs.length) {
            return false;
        }
        for (int i = 0; i < pairs.length; i += 2) {
            if (!that.is((String) pairs[i], pairs[i + 1].toString())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            hash += pairs[i].hashCode() ^ pairs[i + 1].toString().hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        StringJoiner out = new StringJoiner(", ", "{", "}");
        forEach((name, value) -> out.add(name + "=" + value));
        return out.toString();
    }

    /** The name at a place, 0 to {@code size() - 1}. */
    String nameAt(int place) {
        return (String) pairs[2 * place];
    }

    /** The value at a place, 0 to {@code size() - 1}: a String or a Jid. */
    Object valueAt(int place) {
        return pairs[2 * place + 1];
    }

    private @Nullable Object find(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }
}
