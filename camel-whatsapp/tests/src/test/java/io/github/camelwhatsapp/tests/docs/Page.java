package io.github.camelwhatsapp.tests.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of the documentation and its blocks of code. Immutable.
 *
 * @param path where it lies
 * @param blocks the blocks in their order
 */
record Page(Path path, List<Block> blocks) {
    /** The folder of the documentation. */
    static final Path DOCS = Path.of("..", "docs");

    private static final String FENCE = "```";

    /**
     * A block of code.
     *
     * @param heading the heading of the third level above it; empty if there is none
     * @param language what follows the fence, such as {@code yaml}; may be empty
     * @param text the code
     * @param line the line of the fence, from 1
     */
    record Block(String heading, String language, String text, int line) {}

    /** Reads a page by its file's name. */
    static Page of(String name) {
        return of(DOCS.resolve(name));
    }

    /** Reads a page. */
    static Page of(Path path) {
        try {
            return new Page(path, blocks(Files.readAllLines(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first block of each heading of the third level in a language. */
    Map<String, Block> examples(String language) {
        Map<String, Block> found = new LinkedHashMap<>();
        blocks.stream()
                .filter(block -> block.language().equals(language))
                .forEach(block -> found.putIfAbsent(block.heading(), block));
        return found;
    }

    /** The blocks in a language. */
    List<Block> in(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("#")) {
                heading = line.startsWith("### ") ? line.substring(4).strip() : "";
            } else if (line.startsWith(FENCE)) {
                int end = end(lines, at + 1);
                String text = String.join("\n", lines.subList(at + 1, end)) + "\n";
                blocks.add(new Block(heading, line.substring(FENCE.length()).strip(), text, at + 1));
                at = end;
            }
        }
        return List.copyOf(blocks);
    }

    private static int end(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && !lines.get(end).startsWith(FENCE)) {
            end++;
        }
        return end;
    }
}
