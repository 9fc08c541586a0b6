package io.github.camelwhatsapp.starter.test;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an account of the application has to be told so that it meets the emulator.
 *
 * @param number its phone number, digits
 * @param linked whether it is a linked device
 * @param stored whether the application says where its store is
 */
record EmulatedAccountProperties(String number, boolean linked, boolean stored) {
    private static final long FIRST_NUMBER = 34600000100L;

    /**
     * Of an account that the application configures.
     *
     * @param options its options, a map in most cases
     * @param ofTheTest those of its options that the test itself sets, a map in most cases: where the application keeps its store is no
     *     place for a test
     * @param position which of the accounts it is, from 0
     */
    static EmulatedAccountProperties of(Object options, Object ofTheTest, int position) {
        Map<?, ?> map = map(options);
        Map<?, ?> own = map(ofTheTest);
        String number = option(map, "phonenumber")
                .map(text -> text.replaceAll("[^0-9]", ""))
                .orElseGet(() -> String.valueOf(FIRST_NUMBER + position));
        boolean linked = option(map, "generation").map("multidevice"::equals).orElse(true);
        boolean stored =
                option(own, "store").isPresent() || option(own, "storepath").isPresent();
        return new EmulatedAccountProperties(number, linked, stored);
    }

    /** The number of the phone that links it, if it is a linked device. */
    Optional<String> linkedNumber() {
        return linked ? Optional.of(number) : Optional.empty();
    }

    /** Adds what it has to be told. */
    void addTo(Map<String, Object> properties, String prefix, WhatsAppEmulator emulator) {
        if (linked) {
            properties.put(
                    prefix + "servers",
                    "localhost:" + emulator.multiDevice().address().getPort());
            properties.put(prefix + "rootKey", emulator.multiDevice().rootKey());
        } else {
            properties.put(prefix + "phoneNumber", number);
            properties.put(prefix + "password", emulator.account(number).password());
            properties.put(
                    prefix + "servers", "127.0.0.1:" + emulator.classicAddress().getPort());
        }
        properties.put(prefix + "trustedCertificates", emulator.certificate().pem());
        properties.put(prefix + "pacing", "off");
        if (!stored) {
            properties.put(prefix + "store", "memory");
        }
    }

    private static Map<?, ?> map(Object options) {
        return options instanceof Map<?, ?> several ? several : Map.of();
    }

    /** Spring binds {@code phone-number}, {@code phoneNumber} and {@code PHONE_NUMBER} alike. */
    private static Optional<String> option(Map<?, ?> map, String plain) {
        return map.entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey())
                        .replaceAll("[-_]", "")
                        .toLowerCase(Locale.ROOT)
                        .equals(plain))
                .map(entry -> String.valueOf(entry.getValue()))
                .findFirst();
    }
}
