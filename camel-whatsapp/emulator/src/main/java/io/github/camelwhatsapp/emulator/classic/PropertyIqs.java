package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code w}: the server's properties, exactly those of the notes. Source: classic.md sections 5.4 and 5.5. */
final class PropertyIqs implements IqFamily {
    private static final String VERSION = "4";
    private static final String LISTING =
            "timeout 300, location 0, readreceipts 1415214000, qr 0, groups_v2 1, lists 1, "
                    + "library 0, audio 1, checkmarks 0, newmedia 0, video_max_edge 960, image_max_kbytes 5120, "
                    + "image_quality 80, image_max_edge 1280, media 16, broadcast 50, max_subject 25, max_participants 101, "
                    + "max_groups 9999";
    private static final Map<String, String> PROPERTIES = parse();

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.attributes().is("type", "get") && iq.child("props").isPresent()
                ? Optional.of(IqAnswers.result(iq, properties()))
                : Optional.empty();
    }

    private static Node properties() {
        Node.Builder properties = Node.builder("props").attribute("version", VERSION);
        PROPERTIES.forEach((name, value) -> properties.child(Node.builder("prop")
                .attribute("name", name)
                .attribute("value", value)
                .build()));
        return properties.build();
    }

    private static Map<String, String> parse() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : LISTING.split(", ", -1)) {
            int space = property.indexOf(' ');
            properties.put(property.substring(0, space), property.substring(space + 1));
        }
        return properties;
    }
}
