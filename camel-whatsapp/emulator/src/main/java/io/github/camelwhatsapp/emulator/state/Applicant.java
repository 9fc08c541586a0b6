package io.github.camelwhatsapp.emulator.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the registration service knows of one number. Used on the lane only. */
public final class Applicant {
    private static final int KEPT_TEXTS = 20;

    private final Deque<TextMessage> texts = new ArrayDeque<>();
    private final Map<String, Deque<ScriptedRefusal>> refusals = new HashMap<>();
    private byte @Nullable [] identity;
    private byte @Nullable [] codeIdentity;
    private @Nullable TextMessage pending;
    private int wrongCodes;
    private int requests;

    Applicant() {}

    /** Whether the number is registered under this identity. */
    public boolean isRegisteredAs(byte[] asked) {
        return identity != null && Arrays.equals(identity, asked);
    }

    /** Registers the number under an identity; the code is used up. */
    public void registeredAs(byte[] with) {
        identity = with.clone();
        pending = null;
        codeIdentity = null;
        wrongCodes = 0;
    }

    /** Ends its registration. */
    public void unregister() {
        identity = null;
    }

    /** Sends a code, which is bound to the identity that asked for it. */
    void send(TextMessage text, byte[] asked) {
        texts.addLast(text);
        if (texts.size() > KEPT_TEXTS) {
            texts.removeFirst();
        }
        pending = text;
        codeIdentity = asked.clone();
        wrongCodes = 0;
        requests++;
    }

    /** The code that it was sent last and did not use. */
    public Optional<TextMessage> pending() {
        return Optional.ofNullable(pending);
    }

    /** Whether the code was asked for with this identity. */
    public boolean isCodeOf(byte[] asked) {
        return codeIdentity != null && Arrays.equals(codeIdentity, asked);
    }

    /** When a code was sent last, if one was. */
    public Optional<Instant> lastRequest() {
        return Optional.ofNullable(texts.peekLast()).map(TextMessage::at);
    }

    /** How many codes it was sent. */
    public int requests() {
        return requests;
    }

    /** Counts a wrong code; tells how many there were for the pending one. */
    public int countWrongCode() {
        return ++wrongCodes;
    }

    /** How many wrong codes there were for the pending one. */
    public int wrongCodes() {
        return wrongCodes;
    }

    /** What was sent to its phone, the oldest first. */
    public List<TextMessage> texts() {
        return List.copyOf(texts);
    }

    /** Refuses the next call of a kind, after those that are refused already. */
    public void refuse(String call, ScriptedRefusal refusal) {
        refusals.computeIfAbsent(call, key -> new ArrayDeque<>()).addLast(refusal);
    }

    /** The refusal that is due for a call, which is used up with it. */
    public Optional<ScriptedRefusal> refusalOf(String call) {
        return Optional.ofNullable(refusals.get(call)).map(Deque::pollFirst);
    }
}
