package io.github.camelwhatsapp.fuzz;

import java.util.Arrays;
import java.util.Objects;

/** What must hold of what was taken. Without a library, since it runs some thousand times a second under Jazzer's eyes. */
final class Whole {
    private Whole() {}

    /** Two readings of one thing. */
    static void same(Object first, Object second) {
        require(Objects.equals(first, second), "What was written reads as something else");
    }

    /** Two writings of one thing. */
    static void same(byte[] first, byte[] second) {
        require(Arrays.equals(first, second), "What was written reads as other bytes");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
