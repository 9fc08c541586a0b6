package io.github.camelwhatsapp.emulator.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the page: one HTML file for the desk, the inspector and every phone, and a closed list of scripts, styles and pictures. */
final class PageFiles {
    private static final Pattern PAGE = Pattern.compile("/|/inspector|/phones/[^/]*");
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("page.css", "text/css; charset=utf-8"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("page.js", SCRIPT),
            Map.entry("api.js", SCRIPT),
            Map.entry("dom.js", SCRIPT),
            Map.entry("time.js", SCRIPT),
            Map.entry("desk.js", SCRIPT),
            Map.entry("phone.js", SCRIPT),
            Map.entry("devices.js", SCRIPT),
            Map.entry("chats.js", SCRIPT),
            Map.entry("attach.js", SCRIPT),
            Map.entry("media.js", SCRIPT),
            Map.entry("conversation.js", SCRIPT),
            Map.entry("messages.js", SCRIPT),
            Map.entry("composer.js", SCRIPT),
            Map.entry("actions.js", SCRIPT),
            Map.entry("groups.js", SCRIPT),
            Map.entry("inspector.js", SCRIPT),
            Map.entry("nodes.js", SCRIPT),
            Map.entry("faults.js", SCRIPT));

    private PageFiles() {}

    /** The file at a path of the server, or empty when there is none. */
    static Optional<PageFile> at(String path) throws IOException {
        if (PAGE.matcher(path).matches()) {
            return Optional.of(new PageFile(HTML, read("page.html")));
        }
        String name = path.startsWith("/assets/") ? path.substring("/assets/".length()) : "";
        String type = TYPES.get(name);
        return type == null ? Optional.empty() : Optional.of(new PageFile(type, read(name)));
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " of the phone page is missing from the jar");
            }
            return in.readAllBytes();
        }
    }

    /** A file and its media type. */
    record PageFile(String type, byte[] bytes) {}
}
