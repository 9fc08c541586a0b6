package io.github.camelwhatsapp.benchmarks;

import io.github.camelwhatsapp.benchmarks.idle.IdleAccounts;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.micro.Micro;
import io.github.camelwhatsapp.benchmarks.traffic.Traffic;

/** The parts of the report in their order. */
enum Part {
    CODEC("Classic codec", Micro::codec),
    FRAMES("Classic frame cipher", Micro::frames),
    SIGNAL("Signal protocol, in memory", Micro::signal),
    TRAFFIC("Messages answered", Traffic::measure),
    IDLE("Idle accounts", IdleAccounts::measure);

    private final String title;
    private final Measurement measurement;

    Part(String title, Measurement measurement) {
        this.title = title;
        this.measurement = measurement;
    }

    String title() {
        return title;
    }

    /** Measures; answers a chapter in Markdown. */
    String measure(Pace pace) throws Exception {
        return measurement.run(pace);
    }

    private interface Measurement {
        String run(Pace pace) throws Exception;
    }
}
