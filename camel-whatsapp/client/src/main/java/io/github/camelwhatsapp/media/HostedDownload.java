package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.spi.HttpReply;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The download of one medium by its direct path: host by host, each tried several times with growing pauses, going on where the transfer
 * broke off. Who is refused asks for the hosts anew, once. One step after the other, on a thread for media each. Source:
 * multidevice-messaging.md section 6.4.
 */
final class HostedDownload {
    /** What a browser sends along; hosts look at it. Source: multidevice-messaging.md section 6.4. */
    private static final Map<String, String> HEADERS =
            Map.of("Origin", "https://web.whatsapp.com", "Referer", "https://web.whatsapp.com/");

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final MediaContent content;
    private final RemoteMedia media;
    private final String pathAndQuery;
    private final long allowed;
    private final Supplier<MediaSpool> spool;
    private final MediaHttp http;
    private final MediaHosts source;
    private final TimeSource time;
    private final CompletableFuture<FetchedMedia> result = new CompletableFuture<>();

    private List<String> hosts = List.of();
    private int host;
    private int tries;
    private boolean askedAnew;
    private boolean wasCorrupt;
    private @Nullable Arrival arrival;

    HostedDownload(
            MediaContent content,
            RemoteMedia media,
            long allowed,
            Supplier<MediaSpool> spool,
            MediaHttp http,
            MediaHosts source,
            TimeSource time) {
        this.content = content;
        this.media = media;
        this.allowed = allowed;
        this.spool = spool;
        this.http = http;
        this.source = source;
        this.time = time;
        pathAndQuery = pathAndQuery(content, media);
    }

    /** Begins; the stage fails with a {@link MediaException}. */
    CompletableFuture<FetchedMedia> begin() {
        ask(false, new MediaException(Reason.TRANSFER_FAILED, "The account knows no media host: it is not connected"));
        return result;
    }

    private static String pathAndQuery(MediaContent content, RemoteMedia media) {
        String path = media.directPath().orElseThrow();
        if (!path.startsWith("/") || !path.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new MediaException(Reason.GONE, "The " + content.kind() + " has no path that can be fetched");
        }
        Optional<String> hash = media.seal()
                .flatMap(MediaSeal::encryptedHash)
                .or(media::hash)
                .map(Sha256::bytes)
                .map(Base64.getUrlEncoder()::encodeToString);
        return path + (path.indexOf('?') < 0 ? "?" : "&")
                + hash.map(text -> "hash=" + text + "&").orElse("") + "mms-type="
                + MediaPurpose.of(content).path() + "&__wa-mms=";
    }

    private void ask(boolean anew, MediaException otherwise) {
        source.hosts(anew)
                .whenComplete((found, problem) -> onThread(() -> {
                    if (problem != null || found.isEmpty()) {
                        fail(otherwise);
                    } else {
                        hosts = found;
                        host = 0;
                        tries = 0;
                        attempt();
                    }
                }));
    }

    /** A step that fails is the end of the download. */
    private void onThread(Runnable step) {
        MediaThreads.run(() -> {
                    step.run();
                    return true;
                })
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        result.completeExceptionally(StageFailures.cause(problem));
                    }
                });
    }

    private void attempt() {
        try {
            Arrival coming = arrival == null ? Arrival.begin(spool.get(), content, media) : arrival;
            arrival = coming;
            HttpReply reply = http.get(
                    "https://" + hosts.get(host) + pathAndQuery, HEADERS, coming.received(), allowed, coming::take);
            if (reply.isSuccess()) {
                arrival = null;
                result.complete(coming.finish());
            } else {
                refused(reply);
            }
        } catch (MediaException e) {
            broken(e);
        } catch (RuntimeException | Error e) {
            drop();
            result.completeExceptionally(e);
        }
    }

    private void refused(HttpReply reply) {
        int status = reply.status();
        String why = "The media server answered " + status;
        if (reply.isPassing()) {
            later(reply.retryAfter(), why);
        } else if (status == 404 || status == 410) {
            refused(new MediaException(Reason.GONE, why + ": it has the " + content.kind() + " no more"));
        } else if (status == 401 || status == 403) {
            refused(new MediaException(Reason.EXPIRED, why + ": the address of the " + content.kind() + " is too old"));
        } else {
            drop(); // such as 416: what came so far does not fit
            elsewhere(why);
        }
    }

    private void refused(MediaException why) {
        drop();
        if (askedAnew) {
            fail(why);
        } else {
            askedAnew = true;
            ask(true, why);
        }
    }

    private void broken(MediaException problem) {
        if (problem.reason() == Reason.TRANSFER_FAILED) {
            later(Optional.empty(), problem.getMessage());
        } else if (problem.reason() == Reason.CORRUPT && !wasCorrupt) {
            wasCorrupt = true;
            drop();
            host = (host + 1) % hosts.size();
            attempt();
        } else {
            fail(problem);
        }
    }

    private void later(Optional<Duration> wanted, String why) {
        tries++;
        Duration pause = wanted.orElse(PAUSE.multipliedBy(tries));
        if (tries >= TRIES || pause.compareTo(LONGEST_PAUSE) > 0) {
            elsewhere(why);
        } else {
            time.schedule(pause, () -> onThread(this::attempt));
        }
    }

    private void elsewhere(String why) {
        host++;
        tries = 0;
        if (host < hosts.size()) {
            attempt();
        } else {
            fail(new MediaException(
                    Reason.TRANSFER_FAILED,
                    "None of " + hosts.size() + " media hosts gave the medium; at last: " + why));
        }
    }

    private void drop() {
        Arrival coming = arrival;
        arrival = null;
        if (coming != null) {
            coming.discard();
        }
    }

    private void fail(MediaException why) {
        drop();
        result.completeExceptionally(why);
    }
}
