package io.github.camelwhatsapp.examples.supportdesk;

import java.util.Arrays;

/** How far an answer has come; each step replaces those before it. */
public enum Tick {
    /** It waits. */
    WAITING(0),
    /** The server has it: one tick. */
    SENT(1),
    /** It will never be sent. */
    FAILED(2),
    /** It is on the customer's phone: two ticks. */
    DELIVERED(3),
    /** The customer has seen it: blue ticks. */
    READ(4);

    private final int step;

    Tick(int step) {
        this.step = step;
    }

    /** What the database knows it by. */
    int step() {
        return step;
    }

    /** The one that the database knows by this number. */
    static Tick of(int step) {
        return Arrays.stream(values())
                .filter(tick -> tick.step == step)
                .findFirst()
                .orElse(WAITING);
    }
}
