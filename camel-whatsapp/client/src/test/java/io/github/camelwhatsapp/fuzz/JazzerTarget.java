package io.github.camelwhatsapp.fuzz;

/** What Jazzer calls with each input; the property {@value #DECODER} names the decoder. Jazzer finds the method by its name. */
public final class JazzerTarget {
    /** The property with the decoder's name. */
    static final String DECODER = "fuzz.decoder";

    private static final Decoder TRIED = Decoder.valueOf(System.getProperty(DECODER));

    private JazzerTarget() {}

    /** Tries an input; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        TRIED.run(input);
    }
}
