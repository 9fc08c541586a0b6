package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.emulator.linking.CodeFinish;
import io.github.camelwhatsapp.emulator.linking.CodeHello;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pairing code that was asked for and is not yet through. Used on the lane only. Source: multidevice-transport.md section 7. */
final class CodeAttempt {
    private static final Duration LIFE = Duration.ofMinutes(3);

    private final LinkingPhase phase;
    private final CodeHello hello;
    private final Instant since;
    private @Nullable Consumer<CodeFinish> phone;

    CodeAttempt(LinkingPhase phase, CodeHello hello, Instant since) {
        this.phase = phase;
        this.hello = hello;
        this.since = since;
    }

    LinkingPhase phase() {
        return phase;
    }

    CodeHello hello() {
        return hello;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(since.plus(LIFE));
    }

    /** The phone's user has typed a code. */
    void answered(byte[] wrappedEphemeral, PublicKey identity, Consumer<CodeFinish> then) {
        phone = then;
        phase.primaryHello(hello.ref(), wrappedEphemeral, identity);
    }

    /** The device has answered; false if no phone has asked. */
    boolean finished(CodeFinish finish) {
        Consumer<CodeFinish> told = phone;
        phone = null;
        if (told != null) {
            told.accept(finish);
        }
        return told != null;
    }
}
