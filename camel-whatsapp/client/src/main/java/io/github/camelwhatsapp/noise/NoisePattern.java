package io.github.camelwhatsapp.noise;

import static io.github.camelwhatsapp.noise.NoiseRole.CLIENT;
import static io.github.camelwhatsapp.noise.NoiseRole.SERVER;
import static io.github.camelwhatsapp.noise.NoiseToken.E;
import static io.github.camelwhatsapp.noise.NoiseToken.EE;
import static io.github.camelwhatsapp.noise.NoiseToken.ES;
import static io.github.camelwhatsapp.noise.NoiseToken.PAYLOAD;
import static io.github.camelwhatsapp.noise.NoiseToken.S;
import static io.github.camelwhatsapp.noise.NoiseToken.SE;
import static io.github.camelwhatsapp.noise.NoiseToken.SS;

import java.util.List;

/**
 * The handshakes that WhatsApp uses, as data. They are those of the Noise specification with one deviation: the first
 * message of XX has no payload at all, where the specification mixes an empty one into the hash. Source:
 * multidevice-transport.md sections 2.1, 2.2 and 2.6.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that cannot change.
public enum NoisePattern {
    /** Neither end knows the other. */
    XX(
            List.of(),
            List.of(
                    new Message(CLIENT, List.of(E)),
                    new Message(SERVER, List.of(E, EE, S, ES, PAYLOAD)),
                    new Message(CLIENT, List.of(S, SE, PAYLOAD)))),

    /** The client knows the server's static key from an earlier connection, and saves a round trip. */
    IK(
            List.of(new Message(SERVER, List.of(S))),
            List.of(
                    new Message(CLIENT, List.of(E, ES, S, SS, PAYLOAD)),
                    new Message(SERVER, List.of(E, EE, SE, PAYLOAD)))),

    /** How a server that cannot or will not read the first message of IK goes on: with nothing of it but the ephemeral. */
    XX_FALLBACK(
            List.of(new Message(CLIENT, List.of(E))),
            List.of(new Message(SERVER, List.of(E, EE, S, ES, PAYLOAD)), new Message(CLIENT, List.of(S, SE, PAYLOAD))));

    private final List<Message> known;
    private final List<Message> messages;

    NoisePattern(List<Message> known, List<Message> messages) {
        this.known = known;
        this.messages = messages;
    }

    /** The name that starts the hash, for example {@code Noise_XX_25519_AESGCM_SHA256}. */
    public String protocolName() {
        return "Noise_" + (this == XX_FALLBACK ? "XXfallback" : name()) + "_25519_AESGCM_SHA256";
    }

    /** Keys that both ends hold before the first message, with their owners. */
    List<Message> known() {
        return known;
    }

    /** The messages in order. */
    List<Message> messages() {
        return messages;
    }

    /**
     * One message of a pattern.
     *
     * @param from who sends it
     * @param tokens what happens, in order
     */
    record Message(NoiseRole from, List<NoiseToken> tokens) {}
}
