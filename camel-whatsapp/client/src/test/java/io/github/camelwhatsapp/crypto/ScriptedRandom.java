package io.github.camelwhatsapp.crypto;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Queue;

/** A source of randomness that gives what a test has put in, request by request, and fails when it has nothing left. */
public final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient Queue<byte[]> script = new ArrayDeque<>();

    /** Answers the next request, which must be for as many bytes as these. */
    public ScriptedRandom then(byte[] bytes) {
        script.add(bytes.clone());
        return this;
    }

    /** How many answers are left. */
    public int left() {
        return script.size();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        byte[] next = script.remove();
        if (next.length != bytes.length) {
            throw new AssertionError(bytes.length + " random bytes were asked, the script has " + next.length);
        }
        System.arraycopy(next, 0, bytes, 0, next.length);
    }
}
