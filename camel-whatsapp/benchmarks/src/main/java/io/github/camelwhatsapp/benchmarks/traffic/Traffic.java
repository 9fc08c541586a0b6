package io.github.camelwhatsapp.benchmarks.traffic;

import io.github.camelwhatsapp.benchmarks.measure.Pace;

/** The part of the report about messages that are answered. */
public final class Traffic {
    private Traffic() {}

    /** Measures and answers a chapter in Markdown. */
    public static String measure(Pace pace) throws Exception {
        Bursts bursts = new Bursts();
        LoneMessages lone = new LoneMessages();
        for (Variant variant : Variant.values()) {
            try (Stage stage = new Stage(variant)) {
                bursts.measure(variant, stage, pace);
                lone.measure(variant, stage, pace);
            }
        }
        return "Bursts of " + pace.messages() + " messages from " + Stage.PHONES + " phones, " + pace.bursts()
                + " of them:\n\n" + bursts + "\n" + pace.lone()
                + " lone messages, from sending to the answer on the phone:\n\n"
                + lone;
    }
}
