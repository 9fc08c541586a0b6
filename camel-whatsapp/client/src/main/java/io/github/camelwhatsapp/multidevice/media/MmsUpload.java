package io.github.camelwhatsapp.multidevice.media;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.spi.HttpReply;
import io.github.camelwhatsapp.spi.MediaUploads;
import io.github.camelwhatsapp.time.TimeSource;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The upload of one encrypted file: host by host, following redirects; with a new secret when the old one is refused, and after a pause
 * once more when all hosts are busy. A transfer that broke off is followed by the question whether the host has the file all the same.
 * Source: multidevice-messaging.md section 6.3.
 */
final class MmsUpload {
    private static final Map<String, String> HEADERS = Map.of(
            "Origin", "https://web.whatsapp.com",
            "Referer", "https://web.whatsapp.com/",
            "Content-Type", "application/octet-stream");

    private static final int REDIRECTS = 5;
    private static final int ROUNDS = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final MediaUploads uploads;
    private final MediaConnections connections;
    private final TimeSource time;
    private final SpooledMedia file;
    private final String type;
    private final String token;
    private boolean askedAnew;
    private boolean brokeOff;
    private int round;
    private Optional<Duration> pause = Optional.empty();

    /**
     * @param file the encrypted file
     * @param type what media hosts call its kind
     */
    MmsUpload(MediaUploads uploads, MediaConnections connections, TimeSource time, SpooledMedia file, String type) {
        this.uploads = uploads;
        this.connections = connections;
        this.time = time;
        this.file = file;
        this.type = type;
        token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(file.sha256().bytes());
    }

    /** Brings it; fails with a {@link MediaException}. */
    CompletionStage<MmsReply> run() {
        return connections.current().thenCompose(connection -> at(connection, 0));
    }

    private CompletionStage<MmsReply> at(MediaConnection connection, int host) {
        List<String> hosts = connection.uploadHosts();
        if (host >= hosts.size()) {
            return nextRound(hosts.size());
        }
        String url = url(hosts.get(host), connection.auth());
        return lookedUp(url)
                .thenCompose(known -> known.isPresent()
                        ? CompletableFuture.completedFuture(known.get())
                        : post(url, 0).thenCompose(reply -> answered(connection, host, reply)));
    }

    private CompletionStage<MmsReply> answered(MediaConnection connection, int host, HttpReply reply) {
        int status = reply.status();
        if (reply.isSuccess()) {
            return MmsReply.read(reply.body())
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> failed(Reason.TRANSFER_FAILED, "the media host's answer names no place"));
        }
        if ((status == 401 || status == 403) && !askedAnew) {
            askedAnew = true;
            return connections.anew().thenCompose(other -> at(other, 0));
        }
        if (status == 413) {
            return failed(Reason.TOO_LARGE, "the media host takes no file of " + file.bytes() + " bytes");
        }
        reply.retryAfter()
                .filter(wanted -> pause.isEmpty() || pause.get().compareTo(wanted) < 0)
                .ifPresent(wanted -> pause = Optional.of(wanted));
        return at(connection, host + 1);
    }

    private CompletionStage<MmsReply> nextRound(int hosts) {
        round++;
        Duration wait = pause.orElse(Duration.ofSeconds(round));
        pause = Optional.empty();
        if (round >= ROUNDS || wait.compareTo(LONGEST_PAUSE) > 0) {
            return failed(Reason.TRANSFER_FAILED, "none of " + hosts + " media hosts took it");
        }
        CompletableFuture<MmsReply> later = new CompletableFuture<>();
        time.schedule(wait, () -> run().whenComplete((reply, problem) -> {
            if (problem == null) {
                later.complete(reply);
            } else {
                later.completeExceptionally(problem);
            }
        }));
        return later;
    }

    /** Whether a transfer that seemed to break off has arrived. What is answered is unverified: what is not understood means no. */
    private CompletionStage<Optional<MmsReply>> lookedUp(String url) {
        if (!brokeOff) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        brokeOff = false;
        return uploads.post(url + "&resume=1", HEADERS, Optional.empty())
                .handle((reply, problem) ->
                        problem == null && reply.isSuccess() ? MmsReply.read(reply.body()) : Optional.empty());
    }

    /** A transfer without an answer counts as one with the status 503: the next host may do better. */
    private CompletionStage<HttpReply> post(String url, int redirects) {
        return uploads.post(url, HEADERS, Optional.of(file))
                .exceptionally(problem -> {
                    if (StageFailures.cause(problem) instanceof MediaException e
                            && e.reason() == Reason.TRANSFER_FAILED) {
                        brokeOff = true;
                        return new HttpReply(503, "", Optional.empty(), Optional.empty());
                    }
                    throw new CompletionException(StageFailures.cause(problem));
                })
                .thenCompose(reply -> reply.isRedirect() && redirects < REDIRECTS
                        ? post(redirected(url, reply.location().orElseThrow()), redirects + 1)
                        : CompletableFuture.completedFuture(reply));
    }

    private static String redirected(String from, String location) {
        try {
            URI to = URI.create(from).resolve(location);
            if ("https".equalsIgnoreCase(to.getScheme())) {
                return to.toString();
            }
        } catch (IllegalArgumentException e) {
            throw new MediaException(
                    Reason.TRANSFER_FAILED, "The upload failed: the media host points to what is no address", e);
        }
        throw new MediaException(
                Reason.TRANSFER_FAILED, "The upload failed: the media host points to an address that is not secure");
    }

    private String url(String host, String auth) {
        return "https://" + host + "/mms/" + type + "/" + token + "?auth="
                + URLEncoder.encode(auth, StandardCharsets.UTF_8) + "&token=" + token;
    }

    private static <T> CompletableFuture<T> failed(Reason reason, String why) {
        return CompletableFuture.failedFuture(new MediaException(reason, "The upload failed: " + why));
    }
}
