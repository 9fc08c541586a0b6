package io.github.camelwhatsapp.tests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium. Who starts it closes it, and its tabs with it. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");

    private final Process process;
    private final Path profile;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final List<Tab> tabs = new ArrayList<>();

    private Browser(Process process, Path profile, String address) {
        this.process = process;
        this.profile = profile;
        this.address = address;
    }

    /** The Chromium of this machine: the system property {@code chromium}, else the first on the path; empty if there is none. */
    public static Optional<Path> installed() {
        Stream<Path> said = Stream.ofNullable(System.getProperty("chromium")).map(Path::of);
        Stream<Path> found = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(said, found).filter(Files::isExecutable).findFirst();
    }

    /** Starts it. */
    public static Browser start(Path chromium) throws Exception {
        Path profile = Files.createTempDirectory("phone-page-browser");
        Process process = new ProcessBuilder(
                        chromium.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--autoplay-policy=no-user-gesture-required",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<String> address = CompletableFuture.supplyAsync(() -> address(process));
        try {
            return new Browser(process, profile, address.get(60, TimeUnit.SECONDS));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Opens a page in a tab of its own. */
    public Tab open(URI page) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode made = new JsonMapper()
                .readTree(client.send(request, BodyHandlers.ofString()).body());
        Tab tab =
                Tab.attach(client, URI.create(made.path("webSocketDebuggerUrl").asText()));
        tabs.add(tab);
        tab.visit(page);
        return tab;
    }

    @Override
    public void close() throws IOException {
        tabs.forEach(Tab::close);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** Reads what it says to the end, so that it never waits for a reader; gives the address that it says. */
    private static String address(Process process) {
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        String line;
        try {
            while ((line = lines.readLine()) != null) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.matches()) {
                    CompletableFuture.runAsync(() -> lines.lines().forEach(rest -> {}));
                    return listening.group(1);
                }
                said.add(line);
            }
        } catch (IOException e) {
            said.add(e.toString());
        }
        throw new IllegalStateException("Chromium ended before it listened: " + said);
    }
}
