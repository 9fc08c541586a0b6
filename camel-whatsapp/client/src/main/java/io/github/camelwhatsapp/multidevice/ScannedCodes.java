package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.multidevice.pairing.PairingQr;
import io.github.camelwhatsapp.multidevice.pairing.QrDrawing;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * QR codes, one for each reference that the server gave: the first for a minute, each further one for twenty seconds. After the last the
 * attempt is over. Source: multidevice-transport.md section 6.2.
 */
final class ScannedCodes implements LinkingCodes {
    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration FURTHER = Duration.ofSeconds(20);
    private static final int SECRET_LENGTH = 32;

    private final ConnectionContext context;
    private final LinkingAttempt attempt;
    private final Readiness.Ready keys;
    private final Executor lane;
    private final End end;
    private final SecureRandom random;
    private final Deque<String> references = new ArrayDeque<>();
    private byte[] secret;
    private @Nullable String shown;
    private Instant expires = Instant.EPOCH;
    private TimeSource.@Nullable Timer timer;

    ScannedCodes(
            ConnectionContext context,
            LinkingAttempt attempt,
            Readiness.Ready keys,
            Executor lane,
            End end,
            SecureRandom random) {
        this.context = context;
        this.attempt = attempt;
        this.keys = keys;
        this.lane = lane;
        this.end = end;
        this.random = random;
        this.secret = keys.device().advSecret();
    }

    @Override
    public void begin(List<String> given) {
        stop();
        references.clear();
        references.addAll(given);
        next(FIRST);
    }

    @Override
    public void phoneSays(Node stage) {
        // Nobody was shown a code to type.
    }

    @Override
    public void renewSecret() {
        secret = new byte[SECRET_LENGTH];
        random.nextBytes(secret);
        if (shown != null) {
            show(shown, context.time().now());
        }
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void next(Duration lasts) {
        shown = references.poll();
        if (shown == null) {
            end.end(Reason.EXPIRED, "no phone has scanned one of the codes in time");
            return;
        }
        Instant now = context.time().now();
        expires = now.plus(lasts);
        show(shown, now);
        timer = context.time()
                .schedule(
                        lasts,
                        () -> lane.execute(() -> {
                            if (timer != null) {
                                next(FURTHER);
                            }
                        }));
    }

    private void show(String reference, Instant now) {
        String text = new PairingQr(
                        keys.device().noise().publicKey(),
                        keys.identity().publicKey(),
                        secret,
                        Companions.platform(context.settings().linking()))
                .text(reference);
        QrDrawing drawing = QrDrawing.of(text);
        attempt.show(new LinkingCode(
                attempt.request().id(), LinkingCode.Method.QR, text, expires, drawing.png(), drawing.terminal(), now));
    }
}
