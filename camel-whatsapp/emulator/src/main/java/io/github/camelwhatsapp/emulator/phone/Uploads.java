package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.Node;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings own media to the server before their messages: asks where to, unless the server has them already (classic.md section 8.2).
 * What a lost connection interrupts is begun again on the next one. Used on the phone's lane only.
 */
final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int ATTEMPTS = 3;

    private final PhoneNumber self;
    private final Line line;
    private final Gallery gallery;
    private final Transfers transfers;
    private final Executor lane;
    private final Map<String, Errand> errands = new HashMap<>();
    private int counter;

    Uploads(PhoneNumber self, Line line, Gallery gallery, Transfers transfers, Executor lane) {
        this.self = self;
        this.line = line;
        this.gallery = gallery;
        this.transfers = transfers;
        this.lane = lane;
    }

    /** Forgets what the last connection was to bring: its messages come again. */
    void opened() {
        errands.clear();
    }

    /** Brings the medium of a message, then tells where it is. */
    void begin(PhoneMessage message, PhoneMedium medium, Outcome outcome) {
        ask(new Errand(message, medium, outcome, 1));
    }

    /** Tells the server that it may forget a picture that was fetched; on a line that is not open it stays unsaid. */
    void fetched(PhoneMedium medium) {
        if (medium.kind() == PhoneMedium.Kind.IMAGE) {
            line.send(PhoneStanzas.forgettable(nextId(), medium.url()));
        }
    }

    private void ask(Errand errand) {
        String id = nextId();
        errands.put(id, errand);
        line.send(PhoneStanzas.announce(id, errand.medium));
    }

    /** Takes the answer to an announcement. */
    void answered(Node iq) {
        String id = iq.attributes().requireText("id");
        Errand errand = errands.get(id);
        if (errand == null) {
            return;
        }
        Optional<String> known = iq.child("duplicate").flatMap(node -> node.attribute("url"));
        Optional<String> place = iq.child("media").flatMap(node -> node.attribute("url"));
        Optional<Path> file = gallery.file(errand.medium.hash());
        if (known.isPresent()) {
            errands.remove(id);
            errand.outcome.brought(known.get());
        } else if (place.isPresent() && file.isPresent()) {
            bring(id, errand, place.get(), file.get());
        } else {
            errands.remove(id);
            errand.outcome.failed();
        }
    }

    private void bring(String id, Errand errand, String place, Path file) {
        UploadBody body = new UploadBody(new ChatId(errand.message.chat()).jid(), self.digits(), file, errand.medium);
        try {
            transfers.bring(place, body).whenCompleteAsync((url, problem) -> ended(id, errand, url, problem), lane);
        } catch (RejectedExecutionException e) {
            errands.remove(id);
            errand.outcome.failed();
        }
    }

    private void ended(String id, Errand errand, @Nullable String url, @Nullable Throwable problem) {
        // Removed only if it is this one: after a lost connection another errand brings the same message.
        if (!errands.remove(id, errand)) {
            return;
        }
        if (url != null) {
            errand.outcome.brought(url);
        } else if (errand.attempt < ATTEMPTS) {
            ask(new Errand(errand.message, errand.medium, errand.outcome, errand.attempt + 1));
        } else {
            LOG.warn("Phone {} cannot bring a medium: {}", self, String.valueOf(problem));
            errand.outcome.failed();
        }
    }

    /** The letter keeps these apart from the requests for groups. */
    private String nextId() {
        return "m" + Integer.toHexString(++counter);
    }

    private record Errand(PhoneMessage message, PhoneMedium medium, Outcome outcome, int attempt) {}

    /** What became of a medium. */
    interface Outcome {
        /** It is on the server, at this address. */
        void brought(String url);

        /** It will not get there. */
        void failed();
    }
}
