package io.github.camelwhatsapp.emulator.web;

import com.sun.net.httpserver.HttpExchange;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import java.io.IOException;

/**
 * What happens on one phone, as a stream. It begins with a snapshot, so a browser that reconnects is right again whatever it missed.
 */
record PhoneStream(Phone phone, PhoneJson json) {
    /** Streams until the browser goes away. */
    void run(HttpExchange exchange) throws IOException {
        new EventStream<>(this::text)
                .run(
                        exchange,
                        listener -> phone.listen(listener)::close,
                        () -> EventStream.event("snapshot", json.snapshot(phone)));
    }

    private String text(PhoneEvent event) {
        if (event instanceof PhoneEvent.MessageAdded added) {
            return EventStream.event("added", json.message(added.message()));
        }
        if (event instanceof PhoneEvent.MessageTicked ticked) {
            return EventStream.event("ticked", json.message(ticked.message()));
        }
        if (event instanceof PhoneEvent.MessageChanged altered) {
            return EventStream.event("altered", json.message(altered.message()));
        }
        if (event instanceof PhoneEvent.ChatChanged changed) {
            return EventStream.event("chat", json.chat(changed.chat()));
        }
        if (event instanceof PhoneEvent.TextCame came) {
            return EventStream.event("text", json.text(came.text()));
        }
        PhoneEvent.PhoneChanged changed = (PhoneEvent.PhoneChanged) event;
        return EventStream.event("phone", json.phone(phone.number(), changed.name(), changed.status()));
    }
}
