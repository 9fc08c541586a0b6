package io.github.camelwhatsapp.emulator.state;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client told the server about its platform, as attributes of a {@code config} node. Source: classic.md section 5.4,
 * sendClientConfig and sendSetGCM.
 *
 * @param attributes names and values in order; empty if it never told
 */
public record PushConfig(Map<String, String> attributes) {
    /** Never told. */
    public static final PushConfig NONE = new PushConfig(Map.of());

    /** Copies the attributes. */
    public PushConfig {
        attributes = new LinkedHashMap<>(attributes);
    }
}
