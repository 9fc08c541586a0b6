package io.github.camelwhatsapp.emulator.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The numbers that the registration service has met, and the way to their phones. Used on the lane only. */
public final class Applicants {
    private final Map<String, Applicant> applicants = new LinkedHashMap<>();
    private BiConsumer<String, TextMessage> phones = (number, text) -> {};

    Applicants() {}

    /** Who is known under a number, made now if nobody is. */
    public Applicant of(String number) {
        return applicants.computeIfAbsent(number, digits -> new Applicant());
    }

    /** Sends a code to a number's phone. */
    public void send(String number, TextMessage text, byte[] identity) {
        of(number).send(text, identity);
        phones.accept(number, text);
    }

    /** Says who brings texts to the phones that are played. */
    public void phones(BiConsumer<String, TextMessage> bringer) {
        phones = bringer;
    }

    void clear() {
        applicants.clear();
    }
}
