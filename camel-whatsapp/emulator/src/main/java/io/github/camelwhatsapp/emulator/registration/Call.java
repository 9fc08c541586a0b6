package io.github.camelwhatsapp.emulator.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three calls, each with the parameters of the Android client of July 2016 in their order. Source: classic.md section 4.2. */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
enum Call {
    /** Asks for a code. */
    CODE(
            "cc in lg lc id token mistyped network_radio_type simnum s copiedrc hasinrc rcmatch pid rchash anhash"
                    + " extexist extstate mcc mnc sim_mcc sim_mnc method",
            "cc in id token method"),
    /** Hands a code in. */
    REGISTER(
            "cc in lg lc id mistyped network_radio_type simnum s copiedrc hasinrc rcmatch pid rchash anhash extexist"
                    + " extstate code",
            "cc in id code"),
    /** Asks whether there is an account. */
    EXIST(
            "cc in lg lc id mistyped network_radio_type simnum s copiedrc hasinrc rcmatch pid extexist extstate",
            "cc in id");

    private final List<String> parameters;
    private final List<String> required;

    Call(String parameters, String required) {
        this.parameters = List.of(parameters.split(" ", -1));
        this.required = List.of(required.split(" ", -1));
    }

    /** The call at a path, if there is one. */
    static Optional<Call> at(String path) {
        return Arrays.stream(values())
                .filter(call -> path.equals("/v2/" + call.word()))
                .findFirst();
    }

    /** Its last part of the path. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All parameters, in order. */
    List<String> parameters() {
        return parameters;
    }

    /** Those without which no client's call is understood. */
    List<String> required() {
        return required;
    }
}
