package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.multidevice.pairing.CodePairing;
import io.github.camelwhatsapp.multidevice.pairing.PairingCode;
import io.github.camelwhatsapp.multidevice.pairing.PairingException;
import io.github.camelwhatsapp.multidevice.stanza.LinkingStanzas;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A code of eight characters that a person types on the phone. It is shown only after the server has accepted it, lasts three minutes, and
 * the phone may answer it three times. Source: multidevice-transport.md section 7.
 */
final class TypedCode implements LinkingCodes {
    private static final Duration LASTS = Duration.ofMinutes(3);
    private static final Duration PHONE_CONFIRMS = Duration.ofMinutes(1);
    private static final int MOST_ANSWERS = 3;
    private static final String REQUEST = "linkByCode";
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY = 429;
    private static final byte[] NOTHING = {};

    private final String phone;
    private final ConnectionContext context;
    private final LinkingAttempt attempt;
    private final Readiness.Ready keys;
    private final Requests requests;
    private final Executor lane;
    private final End end;
    private final PairingCode code;
    private final CodePairing pairing;
    private byte[] secret;
    private byte[] reference = NOTHING;
    private int answers;
    private boolean begun;
    private boolean stopped;
    private TimeSource.@Nullable Timer timer;

    TypedCode(
            String phone,
            ConnectionContext context,
            LinkingAttempt attempt,
            Readiness.Ready keys,
            Requests requests,
            Executor lane,
            End end,
            SecureRandom random) {
        this.phone = phone;
        this.context = context;
        this.attempt = attempt;
        this.keys = keys;
        this.requests = requests;
        this.lane = lane;
        this.end = end;
        code = PairingCode.generate(random);
        pairing = new CodePairing(code, KeyPair.generate(random), keys.identity(), random);
        secret = keys.device().advSecret();
    }

    @Override
    public void begin(List<String> references) {
        if (begun) {
            return;
        }
        begun = true;
        LinkingSettings settings = context.settings().linking();
        byte[] hello = pairing.hello();
        keys.limits()
                .guard(
                        context,
                        REQUEST,
                        () -> requests.send(
                                REQUEST,
                                context.settings().timings().request(),
                                id -> LinkingStanzas.companionHello(
                                        id,
                                        phone,
                                        hello,
                                        keys.device().noise().publicKey().raw(),
                                        Companions.platform(settings).id(),
                                        settings.browser().displayName() + " (" + settings.operatingSystem() + ")")))
                .whenComplete((reply, problem) -> lane.execute(() -> accepted(reply, problem)));
    }

    @Override
    public void phoneSays(Node stage) {
        byte[] named = LinkingStanzas.part(stage, "link_code_pairing_ref");
        if (reference.length == 0 || !Arrays.equals(named, reference)) {
            return;
        }
        switch (stage.attribute("stage").orElse("")) {
            case "primary_hello" -> answer(stage);
            case "refresh_code" -> end.end(Reason.NEW_CODE_NEEDED, "the server asks for a new code");
            default -> {}
        }
    }

    @Override
    public void renewSecret() {
        // Both ends agree on the secret of a typed code; there is none to show.
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public void stop() {
        stopped = true;
        cancelTimer();
    }

    private void accepted(@Nullable Node reply, @Nullable Throwable problem) {
        if (stopped) {
            return;
        }
        if (reply == null) {
            refused(problem);
            return;
        }
        reference = reply.child("link_code_companion_reg")
                .map(stage -> LinkingStanzas.part(stage, "link_code_pairing_ref"))
                .orElse(NOTHING);
        if (reference.length == 0) {
            end.end(Reason.REFUSED, "the server accepted the code without a reference to it");
            return;
        }
        expireAfter(LASTS, "nobody has typed the code on the phone in time");
        String text = code.displayed();
        Instant now = context.time().now();
        attempt.show(new LinkingCode(
                attempt.request().id(), LinkingCode.Method.CODE, text, now.plus(LASTS), NOTHING, text + "\n", now));
    }

    private void refused(@Nullable Throwable problem) {
        boolean throttled = problem instanceof RefusedException refusal
                && (refusal.code() == TOO_MANY || refusal.code() == BAD_REQUEST);
        if (problem instanceof RefusedException refusal && refusal.code() == BAD_REQUEST) {
            // The real service says this, too, to who asks too often.
            keys.limits().limit(context, REQUEST, refusal.backOff());
        }
        end.end(
                throttled ? Reason.RATE_LIMITED : Reason.REFUSED,
                "the server did not accept the code: " + (problem == null ? "" : problem.getMessage()));
    }

    private void answer(Node stage) {
        if (++answers > MOST_ANSWERS) {
            end.end(Reason.REFUSED, "the phone has answered the code more than " + MOST_ANSWERS + " times");
            return;
        }
        try {
            CodePairing.Finish finish = pairing.finish(
                    LinkingStanzas.part(stage, "link_code_pairing_wrapped_primary_ephemeral_pub"),
                    LinkingStanzas.part(stage, "primary_identity_pub"));
            // Before it is sent: the pairing may come ahead of the answer.
            secret = finish.advSecret();
            expireAfter(PHONE_CONFIRMS, "the phone did not confirm the code; it may have been mistyped");
            requests.send(
                    REQUEST,
                    context.settings().timings().request(),
                    id -> LinkingStanzas.companionFinish(
                            id,
                            phone,
                            finish.wrappedBundle(),
                            keys.identity().publicKey().raw(),
                            reference));
        } catch (PairingException e) {
            end.end(Reason.NOT_BELIEVED, String.valueOf(e.getMessage()));
        }
    }

    private void expireAfter(Duration limit, String detail) {
        cancelTimer();
        timer = context.time()
                .schedule(
                        limit,
                        () -> lane.execute(() -> {
                            if (timer != null && !stopped) {
                                end.end(Reason.EXPIRED, detail);
                            }
                        }));
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
