package io.github.camelwhatsapp.tests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One Baileys client in a process of its own, driven over its standard streams by {@code baileys.mjs}, which lists the orders
 * and events. Used by one thread; who starts it closes it.
 */
final class Baileys implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final List<JsonNode> seen = new ArrayList<>();

    /**
     * Starts a client that is not yet told to connect.
     *
     * @param packages where Baileys is installed
     * @param address the WebSocket that it connects to
     * @param certificate a PEM file with the certificate that it is to trust
     * @param credentials the folder for its credentials
     */
    Baileys(Path packages, URI address, Path certificate, Path credentials) {
        this(packages, address, certificate, credentials, "default");
    }

    /** The same with a version of its own, three numbers with dots between them. */
    Baileys(Path packages, URI address, Path certificate, Path credentials, String version) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "node", "baileys.mjs", address.toString(), credentials.toString(), version)
                    .directory(packages.toFile())
                    .redirectError(packages.resolve("baileys.log").toFile());
            builder.environment().put("NODE_EXTRA_CA_CERTS", certificate.toString());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Baileys cannot be started", e);
        }
        orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "baileys-events");
        reader.setDaemon(true);
        reader.start();
        await("ready");
    }

    /** Starts a client, links it to a phone, and waits until it is logged in. */
    static Baileys linked(Path packages, WhatsAppEmulator emulator, Phone phone, Path credentials) throws Exception {
        Path certificate =
                emulator.certificate().writeTo(credentials.resolveSibling(credentials.getFileName() + ".pem"));
        Baileys baileys = new Baileys(packages, emulator.multiDevice().uri(), certificate, credentials);
        phone.scans(baileys.connectForQr()).get(20, TimeUnit.SECONDS);
        baileys.await("paired");
        baileys.await("close");
        baileys.connectAndOpen();
        return baileys;
    }

    /** Gives an order. */
    void order(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Baileys takes no order any more; it has told " + seen, e);
        }
    }

    /** Waits for an event; those before it are passed over. */
    JsonNode await(String event) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode next = next(deadline);
            if (next == null) {
                throw new AssertionError("Baileys did not tell '" + event + "' in " + PATIENCE + ", but " + seen);
            }
            seen.add(next);
            if (next.path("event").asText().equals(event)) {
                return next;
            }
        }
    }

    /** Waits for an event of this kind that is as wanted; one that was passed over before counts. */
    JsonNode await(String event, Predicate<JsonNode> wanted) {
        Optional<JsonNode> before = seen.stream()
                .filter(told -> told.path("event").asText().equals(event) && wanted.test(told))
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        JsonNode next = await(event);
        while (!wanted.test(next)) {
            next = await(event);
        }
        return next;
    }

    /** Sends what {@code sendMessage} takes, as JSON, and gives the key of the message. */
    JsonNode send(String to, String content) {
        return send(to, content, "{}");
    }

    /** The same with options. */
    JsonNode send(String to, String content, String options) {
        order("send {\"to\":\"" + to + "\",\"content\":" + content + ",\"options\":" + options + "}");
        return await("sent").path("key");
    }

    /** Waits for a receipt of the message with this key: {@code delivered}, {@code read}... */
    void awaitReceipt(JsonNode key, String type) {
        await(
                "receiptStanza",
                receipt -> receipt.path("id").equals(key.path("id"))
                        && receipt.path("type").asText().equals(type));
    }

    /** Waits for the message with this id. */
    JsonNode awaitMessage(String id) {
        return await(
                "message", message -> message.path("key").path("id").asText().equals(id));
    }

    /** Fetches the medium of a message that came; gives the SHA-256 of what it has then, in Base64. */
    String fetched(String id) {
        order("fetch {\"id\":\"" + id + "\"}");
        return await("fetched").path("sha256").asText();
    }

    /** Waits for a message with this text. */
    JsonNode awaitText(String text) {
        return await("message", message -> message.path("text").asText().equals(text));
    }

    /**
     * Loses something that it keeps.
     *
     * @param kind such as {@code session} or {@code sender-key}
     * @param of what is in the name of that, such as whose it is
     */
    void loses(String kind, String of) {
        order("lose {\"kind\":\"" + kind + "\",\"of\":\"" + of + "\"}");
        if (await("lost").path("lost").isEmpty()) {
            throw new AssertionError("Baileys keeps no " + kind + " of " + of);
        }
    }

    /** How many messages with this text it has told of by now. */
    long heard(String text) {
        events.drainTo(seen);
        return seen.stream()
                .filter(told -> told.path("event").asText().equals("message")
                        && told.path("text").asText().equals(text))
                .count();
    }

    /** Connects, waits for the QR code, and gives its text. */
    String connectForQr() {
        order("connect");
        return await("qr").path("text").asText();
    }

    /** Connects, and waits until it is logged in and has what waited. */
    JsonNode connectAndOpen() {
        order("connect");
        return await("open");
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                order("exit");
            }
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable JsonNode next(long deadline) {
        try {
            return events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for Baileys was interrupted", e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    events.add(JSON.readTree(line));
                }
            }
        } catch (IOException e) {
            events.add(JSON.createObjectNode().put("event", "gone").put("message", e.toString()));
        }
    }
}
