package io.github.camelwhatsapp.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmulatedAccountPropertiesTest {
    private static final Map<String, String> STORED = Map.of("store-path", "/var/lib/support");

    @Test
    void leavesTheStoreOfTheApplicationAlone() {
        assertThat(told(STORED, Map.of())).containsEntry("store", "memory");
    }

    @Test
    void usesTheStoreThatTheTestNames() {
        assertThat(told(STORED, STORED)).doesNotContainKey("store");
    }

    private static Map<String, Object> told(Map<String, String> options, Map<String, String> ofTheTest) {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            Map<String, Object> properties = new TreeMap<>();
            EmulatedAccountProperties.of(options, ofTheTest, 0).addTo(properties, "", emulator);
            return properties;
        }
    }
}
