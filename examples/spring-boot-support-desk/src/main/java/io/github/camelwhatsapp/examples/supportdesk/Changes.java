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
        for (SseEmitter page : pages) {
            try {
                page.send("changed");
            } catch (IOException | IllegalStateException e) {
                pages.remove(page);
            }
        }
    }
}
