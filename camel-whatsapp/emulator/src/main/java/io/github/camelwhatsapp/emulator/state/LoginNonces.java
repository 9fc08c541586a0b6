package io.github.camelwhatsapp.emulator.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nonces that an account was handed for its next login: the one that is good, and the last ones that no longer are. */
public final class LoginNonces {
    private static final int REMEMBERED = 16;

    private final Deque<byte[]> spent = new ArrayDeque<>();
    private byte @Nullable [] good;

    LoginNonces() {}

    /** The nonce that a fast login may use. */
    public Optional<byte[]> good() {
        return Optional.ofNullable(good).map(byte[]::clone);
    }

    /** The nonces that fast logins have used, the latest first. */
    public List<byte[]> spent() {
        return new ArrayList<>(spent);
    }

    /** Uses the good nonce up. */
    public void spend() {
        if (good != null) {
            spent.addFirst(good);
            good = null;
        }
        if (spent.size() > REMEMBERED) {
            spent.removeLast();
        }
    }

    /** Hands a nonce out for the next login; the one before is no longer good. */
    public void handOut(byte[] nonce) {
        good = nonce.clone();
    }
}
