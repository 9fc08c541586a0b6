package io.github.camelwhatsapp.model;

import java.util.Arrays;

/**
 * What this version cannot read: kept as it came, so that nothing is lost.
 *
 * @param kind the wire's word for it, such as {@code image}; may be empty
 * @param stanza the encoded stanza it came in; not copied, do not change it
 */
public record UnknownContent(String kind, byte[] stanza) implements Content {
    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownContent that && kind.equals(that.kind) && Arrays.equals(stanza, that.stanza);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(stanza);
    }

    @Override
    public String toString() {
        return "UnknownContent[" + kind + ", " + stanza.length + " bytes]";
    }
}
