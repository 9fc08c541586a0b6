package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.Pace;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks of one class, run in processes of their own. */
final class JmhRun {
    private final Map<String, Figures> figures = new LinkedHashMap<>();

    private JmhRun() {}

    /** Runs all benchmarks of a class with all parameters. */
    static JmhRun of(Class<?> benchmarks, Pace pace) {
        return of(benchmarks, pace, Path.of(System.getProperty("java.home")), List.of());
    }

    /**
     * Runs these benchmarks of a class, which have no parameters.
     *
     * @param javaHome the folder of the Java to run them with
     * @param jvm options for the JVM that runs them
     */
    static JmhRun of(Class<?> benchmarks, Collection<String> methods, Pace pace, Path javaHome, String... jvm) {
        return new JmhRun()
                .run(options(pace, javaHome)
                        .jvmArgsAppend(jvm)
                        .include("^\\Q" + benchmarks.getName() + ".\\E(" + String.join("|", methods) + ")$"));
    }

    /** The same with the Java in this folder and, if any are given, with these nodes only. */
    static JmhRun of(Class<?> benchmarks, Pace pace, Path javaHome, List<String> nodes) {
        ChainedOptionsBuilder options = options(pace, javaHome).include("^\\Q" + benchmarks.getName() + ".\\E");
        if (!nodes.isEmpty()) {
            options.param("node", nodes.toArray(String[]::new));
        }
        return new JmhRun().run(options);
    }

    private static ChainedOptionsBuilder options(Pace pace, Path javaHome) {
        return new OptionsBuilder()
                .jvm(javaHome.resolve("bin").resolve("java").toString())
                .mode(Mode.Throughput)
                .forks(pace.forks())
                .warmupIterations(pace.warmups())
                .warmupTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }

    private JmhRun run(ChainedOptionsBuilder options) {
        try {
            new Runner(options.build()).run().forEach(this::add);
        } catch (RunnerException e) {
            throw new IllegalStateException("A benchmark failed", e);
        }
        return this;
    }

    /** The figures of a method without parameters. */
    Figures figures(String method) {
        return figures(method, "");
    }

    /** The figures of a method with one parameter. */
    Figures figures(String method, String parameter) {
        Figures found = figures.get(method + "/" + parameter);
        if (found == null) {
            throw new IllegalArgumentException("No benchmark " + method + "/" + parameter + " in " + figures.keySet());
        }
        return found;
    }

    private void add(RunResult result) {
        String name = result.getParams().getBenchmark();
        String method = name.substring(name.lastIndexOf('.') + 1);
        String parameter = result.getParams().getParamsKeys().stream()
                .map(result.getParams()::getParam)
                .findFirst()
                .orElse("");
        figures.put(method + "/" + parameter, Figures.of(result));
    }
}
