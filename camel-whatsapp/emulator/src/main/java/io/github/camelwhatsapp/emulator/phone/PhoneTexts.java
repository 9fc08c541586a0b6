package io.github.camelwhatsapp.emulator.phone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest text messages and calls that came to a number beside WhatsApp. Safe for use by several threads. */
final class PhoneTexts {
    private static final int MOST = 20;

    private final Deque<PhoneText> texts = new ArrayDeque<>();

    synchronized void add(PhoneText text) {
        texts.addLast(text);
        if (texts.size() > MOST) {
            texts.removeFirst();
        }
    }

    /** The oldest first. */
    synchronized List<PhoneText> all() {
        return List.copyOf(texts);
    }
}
