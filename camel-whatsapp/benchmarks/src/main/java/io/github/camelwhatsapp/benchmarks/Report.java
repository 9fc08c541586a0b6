package io.github.camelwhatsapp.benchmarks;

import io.github.camelwhatsapp.benchmarks.measure.Pace;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Measures everything, or the parts that are asked for, and prints a report in Markdown. Start here. */
public final class Report {
    private static final String ALL = "all";
    private static final String QUICK = "quick";
    private static final String PATIENT = "patient";

    private final Machine machine = new Machine();

    private Report() {}

    /**
     * Runs the parts named in the first argument, separated by commas: {@code codec}, {@code frames}, {@code nodes},
     * {@code handshake}, {@code noise}, {@code signal}, {@code peers}, {@code idle}, {@code linked}, {@code traffic},
     * {@code media}, or {@code all}; with {@code quick} among them, just long enough to see that they work; with {@code
     * patient}, with longer iterations.
     */
    public static void main(String[] arguments) throws Exception {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Pace pace = Pace.FULL;
        for (String name : arguments.length == 0 ? new String[] {ALL} : arguments[0].split(",")) {
            switch (name) {
                case ALL -> parts.addAll(EnumSet.allOf(Part.class));
                case QUICK -> pace = Pace.QUICK;
                case PATIENT -> pace = Pace.PATIENT;
                default -> parts.add(part(name));
            }
        }
        new Report().run(parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, pace);
    }

    private static Part part(String name) {
        return Arrays.stream(Part.values())
                .filter(part -> part.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no part '" + name + "'; there are "
                        + Arrays.toString(Part.values()).toLowerCase(Locale.ROOT) + ", all, quick and patient"));
    }

    private void run(Set<Part> parts, Pace pace) throws Exception {
        print(machine.describe());
        for (Part part : parts) {
            String loadBefore = machine.load();
            System.err.println("Measuring: " + part.title());
            String chapter = part.measure(pace);
            print("## " + part.title());
            print("Load before and after: " + loadBefore + ", " + machine.load() + ".");
            print(chapter);
        }
    }

    private static void print(String paragraph) {
        System.out.println(paragraph);
        System.out.println();
    }
}
