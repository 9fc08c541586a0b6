package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.emulator.phone.PhoneSubscription;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A stream of server-sent events (WHATWG HTML, section 9.2) about one phone. It begins with a snapshot, so a browser that
 * reconnects is right again whatever it missed; a browser that is too slow to follow is cut off and does so.
 */
final class EventStream {
    private static final int BACKLOG = 2_000;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final String HEARTBEAT = ":\n\n";

    /** An empty entry ends the stream. */
    private final BlockingQueue<Optional<PhoneEvent>> backlog = new LinkedBlockingQueue<>(BACKLOG);

    private final Phone phone;
    private final PhoneJson json;

    EventStream(Phone phone, PhoneJson json) {
        this.phone = phone;
        this.json = json;
    }

    /** Streams until the browser goes away, is too slow, or the thread is interrupted. */
    void run(HttpExchange exchange) throws IOException {
        Answer.headers(exchange, "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        PhoneSubscription subscription = phone.listen(this::offer);
        try (subscription;
                OutputStream out = exchange.getResponseBody()) {
            write(out, "retry: 1000\n" + event("snapshot", json.snapshot(phone)));
            follow(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Optional<PhoneEvent> next = backlog.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                write(out, HEARTBEAT);
            } else if (next.isPresent()) {
                write(out, text(next.get()));
            } else {
                return;
            }
        }
    }

    /** Runs on the phone's lane, so it only hands the event over. */
    private void offer(PhoneEvent event) {
        if (!backlog.offer(Optional.of(event))) {
            backlog.clear();
            backlog.add(Optional.empty());
        }
    }

    private String text(PhoneEvent event) {
        if (event instanceof PhoneEvent.MessageAdded added) {
            return event("added", json.message(added.message()));
        }
        if (event instanceof PhoneEvent.MessageTicked ticked) {
            return event("ticked", json.message(ticked.message()));
        }
        if (event instanceof PhoneEvent.MessageChanged altered) {
            return event("altered", json.message(altered.message()));
        }
        if (event instanceof PhoneEvent.ChatChanged changed) {
            return event("chat", json.chat(changed.chat()));
        }
        if (event instanceof PhoneEvent.TextCame came) {
            return event("text", json.text(came.text()));
        }
        PhoneEvent.PhoneChanged changed = (PhoneEvent.PhoneChanged) event;
        return event("phone", json.phone(phone.number(), changed.name(), changed.status()));
    }

    private static String event(String name, ObjectNode data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
