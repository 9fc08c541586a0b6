package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.connection.Reaction;
import io.github.camelwhatsapp.connection.ReactionTable;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about connections says of each cause what the policy table does. */
class ConnectionPageTest {
    private static final Path PAGE = Path.of("../docs/connection.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| [^|]+ \\| ([^|]+) \\|");

    /** How each reaction begins on the page; the longer one wins where two fit. */
    private static final Map<String, Reaction> WORDS = Map.of(
            "try again after a pause", Reaction.BACK_OFF,
            "try again after a long pause", Reaction.BACK_OFF_FAR,
            "connect again at once", Reaction.RESTART,
            "wait until", Reaction.HOLD,
            "stay down, report", Reaction.FAIL,
            "stay down", Reaction.STAY_DOWN);

    @Test
    void saysOfEachCauseWhatThePolicyTableDoes() throws IOException {
        Map<Kind, Reaction> said = new EnumMap<>(Kind.class);
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                said.put(Kind.valueOf(row.group(1)), reaction(row.group(2)));
            }
        }

        Map<Kind, Reaction> done = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            // These two end no connection.
            if (kind != Kind.PROGRESS && kind != Kind.RETRY) {
                done.put(kind, ReactionTable.of(kind));
            }
        }
        assertThat(said).containsExactlyEntriesOf(done);
    }

    private static Reaction reaction(String text) {
        return WORDS.entrySet().stream()
                .filter(entry -> text.startsWith(entry.getKey()))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new AssertionError("What does '" + text + "' lead to?"));
    }
}
