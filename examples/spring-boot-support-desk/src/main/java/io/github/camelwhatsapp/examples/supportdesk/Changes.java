package io.github.camelwhatsapp.examples.supportdesk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells the open pages that there is something new to see. */
@Component
class Changes {
    private final List<SseEmitter> pages = new CopyOnWriteArrayList<>();

    /** A page that wants to hear of it. */
    SseEmitter page() {
        SseEmitter page = new SseEmitter(0L);
        page.onCompletion(() -> pages.remove(page));
        page.onError(problem -> pages.remove(page));
        pages.add(page);
        return page;
    }

    /** Tells them. */
    void tell() {
        pages.removeIf(page -> !hears(page));
    }

    private static boolean hears(SseEmitter page) {
        try {
            page.send("changed");
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
