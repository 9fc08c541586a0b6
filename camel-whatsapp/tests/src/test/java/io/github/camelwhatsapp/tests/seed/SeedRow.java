package io.github.camelwhatsapp.tests.seed;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One row of the seed table: {@code | `name` | what it is here | example | proof |}.
 *
 * @param name the seed's name
 * @param here what it is here, such as {@code operation `sendMessage`}
 * @param example how it is used
 * @param proof the tests that prove it, each as {@code `Class#method`}
 */
record SeedRow(String name, String here, String example, String proof) {
    private static final Pattern OPERATION = Pattern.compile("operation `(\\w+)`");
    private static final Pattern EVENT = Pattern.compile("event `(\\w+)`");
    private static final Pattern PROOF = Pattern.compile("`(\\w+)#(\\w+)`");

    /** Reads a line of the table; the cells hold no bars of their own. */
    static SeedRow parse(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 6) {
            throw new IllegalArgumentException("A row has four cells: " + line);
        }
        return new SeedRow(cells.get(1).replace("`", ""), cells.get(2), cells.get(3), cells.get(4));
    }

    /** The operations that it names. */
    List<String> operations() {
        return all(OPERATION, here, 1);
    }

    /** The events that it names. */
    List<String> events() {
        return all(EVENT, here, 1);
    }

    /** The tests that it names, each as class and method. */
    List<String[]> proofs() {
        return PROOF.matcher(proof)
                .results()
                .map(found -> new String[] {found.group(1), found.group(2)})
                .toList();
    }

    private static List<String> all(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group))
                .toList();
    }
}
