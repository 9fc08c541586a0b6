package io.github.camelwhatsapp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the server tells of itself. Source: classic.md sections 5.4 and 5.5.
 *
 * @param version the version of the list
 * @param properties the values by name, such as {@code max_participants}
 */
public record ServerProperties(String version, Map<String, String> properties) {
    /** Keeps the order. */
    public ServerProperties {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
