package io.github.camelwhatsapp.examples.linkdevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who follows the README, played against the emulator. */
class LinkDeviceIT {
    private static final String ANN = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern DRAWING = Pattern.compile("(?:^[ \u2580\u2584\u2588]{20,}\\R)+", Pattern.MULTILINE);

    private static final Pattern ONLINE = Pattern.compile("connectionChanged  online");

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void linksByTheCodeOnTheTerminalAndTheSecondTimeLogsInWithoutOne() throws Exception {
        Run first = start();
        String drawn = first.awaitPrinted(DRAWING).group();
        emulator.phone(ANN).scans(read(terminal(drawn))).get(20, TimeUnit.SECONDS);
        first.awaitPrinted(Pattern.compile("linked +" + ANN + " as its device"));
        first.awaitPrinted(ONLINE);
        assertThat(first.printed())
                .contains(
                        "not linked to a phone yet",
                        "waiting for the phone",
                        "connecting again, as the server wants it")
                .doesNotContain("FAILED", "ERROR", "null");
        assertThat(first.stop()).isZero();
        assertThat(first.printed()).contains("Stopping.");

        Run second = start();
        second.awaitPrinted(ONLINE);
        assertThat(second.printed()).doesNotContain("linkingCode");

        emulator.phone(ANN).unlinks(emulator.phone(ANN).linkedDevices().get(0));
        assertThat(second.answer()).isEqualTo(1);
        assertThat(second.printed()).contains("stays down: LOGGED_OUT");

        Run third = start("--relink");
        third.awaitPrinted(DRAWING);
        assertThat(third.stop()).isZero();
    }

    @Test
    void linksByACodeThatIsTypedOnThePhone() throws Exception {
        emulator.account(ANN);
        Run run = start("--code", "+34 600 000 001");
        String code =
                run.awaitPrinted(Pattern.compile("[1-9A-Z]{4}-[1-9A-Z]{4}")).group();
        emulator.phone(ANN).entersCode(code).get(20, TimeUnit.SECONDS);
        run.awaitPrinted(Pattern.compile("linked +" + ANN));
        assertThat(run.stop()).isZero();
    }

    @Test
    void linksToThePhoneOfItsOwnEmulatorAndPrintsWhatComesThere() throws Exception {
        Run run = new Run("--emulator");
        String page = run.awaitPrinted(Pattern.compile("Phone page: (\\S+)")).group(1);
        String text = run.awaitPrinted(Pattern.compile("^\\S+(?:,[A-Za-z0-9+/=]{44}){2}\\S*$", Pattern.MULTILINE))
                .group();
        HttpRequest scan = HttpRequest.newBuilder(URI.create(page).resolve("/api/phones/" + ANN + "/devices"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"qr\":\"" + text + "\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(scan, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        run.awaitPrinted(Pattern.compile("linked +" + ANN));
        run.awaitPrinted(ONLINE);

        HttpRequest write = HttpRequest.newBuilder(URI.create(page).resolve("/api/phones/34123456789/to/" + ANN))
                .POST(BodyPublishers.ofString("Is anybody there?"))
                .build();
        HttpClient.newHttpClient().send(write, BodyHandlers.discarding());
        run.awaitPrinted(Pattern.compile("messageReceived +text from 34123456789"));
        assertThat(run.printed()).doesNotContain("Is anybody there?");
        assertThat(run.stop()).isZero();
    }

    @Test
    void showsWhatPeopleWriteIfItIsAskedTo() throws Exception {
        Run run = start("--show-bodies");
        String drawn = run.awaitPrinted(DRAWING).group();
        emulator.phone(ANN).scans(read(terminal(drawn))).get(20, TimeUnit.SECONDS);
        run.awaitPrinted(ONLINE);
        emulator.phone("34123456789")
                .awaitOnline(SOON)
                .sends("Is anybody there?")
                .to(ANN);
        run.awaitPrinted(Pattern.compile("messageReceived +text from 34123456789, \\w+: Is anybody there\\?"));
        assertThat(run.stop()).isZero();
    }

    @Test
    void saysWhatIsWrongWithANumber() throws Exception {
        Run run = start("--code", "12");
        assertThat(run.answer()).isEqualTo(2);
        assertThat(run.printed()).contains("--code").contains("12");
    }

    @Test
    void tellsASecondProcessOnTheSameAccountAtItsStart() throws Exception {
        Run first = start();
        first.awaitPrinted(DRAWING);
        Run second = start();
        assertThat(second.answer()).isEqualTo(1);
        assertThat(second.printed()).contains("It did not work: ", "in use by linked (process ");
        assertThat(first.stop()).isZero();
    }

    private Run start(String... more) {
        List<String> usual = List.of(
                "--store",
                directory.resolve("store").toString(),
                "--server",
                "localhost:" + emulator.multiDevice().address().getPort(),
                "--trust",
                emulator.certificate()
                        .writeTo(directory.resolve("emulator.pem"))
                        .toString(),
                "--root",
                emulator.multiDevice().rootKey());
        return new Run(Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** The program, at work. */
    private static final class Run {
        private final StringWriter terminal = new StringWriter();
        private final CompletableFuture<Integer> end = new CompletableFuture<>();
        private final CompletableFuture<Integer> answer;

        Run(String... arguments) {
            answer = CompletableFuture.supplyAsync(
                    () -> LinkDevice.run(new PrintWriter(terminal, true), end, arguments),
                    task -> new Thread(task, "program").start());
        }

        String printed() {
            return terminal.toString();
        }

        Matcher awaitPrinted(Pattern wanted) {
            return await(wanted + " on the terminal")
                    .atMost(SOON)
                    .until(() -> wanted.matcher(printed()), Matcher::find);
        }

        int stop() throws Exception {
            end.complete(0);
            return answer();
        }

        int answer() throws Exception {
            return answer.get(20, TimeUnit.SECONDS);
        }
    }

    /** As a drawing, not as a photograph: in one of fifty the reader does not find the code's corners. */
    private static String read(LuminanceSource source) throws Exception {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    /** What a camera sees of a terminal that writes light on dark: each half of a character a square of some pixels. */
    private static LuminanceSource terminal(String drawing) {
        List<String> lines = drawing.lines().toList();
        int scale = 4;
        int width = lines.get(0).length() * scale;
        int height = 2 * lines.size() * scale;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char half = lines.get(y / (2 * scale)).charAt(x / scale);
                boolean upper = y / scale % 2 == 0;
                boolean light = half == '\u2588' || half == (upper ? '\u2580' : '\u2584');
                pixels[y * width + x] = light ? 0xFFFFFF : 0;
            }
        }
        return new RGBLuminanceSource(width, height, pixels);
    }
}
