package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.Map;
import java.util.Optional;

/**
 * {@code abt}: the server's properties: those that a test has set, for everything works with defaults. Source:
 * multidevice-messaging.md section 8.
 */
final class PropertyIqs implements IqFamily {
    private static final String HASH = "emulator-1";
    private static final String REFRESH_SECONDS = "86400";

    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        return iq.attributes().is("type", "get") && iq.child("props").isPresent()
                ? Optional.of(IqAnswers.result(
                        iq,
                        Node.builder("props")
                                .attribute("hash", HASH)
                                .attribute("refresh", REFRESH_SECONDS)
                                .children(session.service().properties().entrySet().stream()
                                        .map(PropertyIqs::property)
                                        .toList())
                                .build()))
                : Optional.empty();
    }

    private static Node property(Map.Entry<String, String> property) {
        return Node.builder("prop")
                .attribute("config_code", property.getKey())
                .attribute("config_value", property.getValue())
                .build();
    }
}
