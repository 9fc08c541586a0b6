package io.github.camelwhatsapp.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files of recorded vectors whose groups each must be held by a test. */
public enum VectorFile {
    /** Messages on today's network. What belongs to application state and history is for a client that has them. */
    MESSAGING("multidevice-messaging-vectors.json", Set.of("ltHash", "appState", "historySync")),
    /** The Signal protocol. */
    SIGNAL("signal-vectors.json", Set.of());

    private static final Set<String> REMARKS = Set.of("about", "libraries");

    // Neither is ever changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final JsonNode content;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> later;

    VectorFile(String name, Set<String> later) {
        content = TransportVectors.load("/vectors/" + name);
        this.later = later;
    }

    /** What stands in a group. */
    public JsonNode group(String name) {
        return content.required(name);
    }

    /** The names of the groups that a test must hold. */
    public Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        content.properties().stream().map(Map.Entry::getKey).forEach(groups::add);
        groups.removeAll(REMARKS);
        groups.removeAll(later);
        return groups;
    }
}
