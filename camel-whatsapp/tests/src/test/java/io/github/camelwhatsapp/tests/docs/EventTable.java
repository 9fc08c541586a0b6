package io.github.camelwhatsapp.tests.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The generations that tell each event, as the table of the component's page says, which another test holds to the code. */
final class EventTable {
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|.*\\| ([a-z, ]+) \\|$");

    private EventTable() {}

    /** The names of generations by the name of the event. */
    static Map<String, Set<String>> read() {
        Map<String, Set<String>> table = new TreeMap<>();
        try {
            String page = Files.readString(Page.DOCS.resolve("component.md"));
            page.substring(page.indexOf("<!-- events: begin"), page.indexOf("<!-- events: end"))
                    .lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> table.put(row.group(1), generations(row.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static Set<String> generations(String cell) {
        return cell.equals("both") ? Set.of("classic", "multidevice") : Set.of(cell);
    }
}
