package io.github.camelwhatsapp.benchmarks.micro;

import java.util.List;
import java.util.Map;

/**
 * An operation that several do.
 *
 * @param title what is done
 * @param method the benchmark's method, and the name that Baileys' driver gives it
 * @param before a method whose share is taken off, for what can only be done after it; empty for none
 * @param targets so many times what somebody else does
 * @param cobalt what Cobalt did of what signal-protocol-java did in an earlier run of both, with Java 25; 0 where that is not known
 */
record PeerRow(String title, String method, String before, Map<Peer, Double> targets, double cobalt) {
    /** All of them, in the order of the report. */
    static final List<PeerRow> ALL = List.of(
            new PeerRow("session started from a bundle, its signature checked", "startSession", "", baileys(5), 0.76),
            new PeerRow("first message of a session read", "firstMessage", "", baileys(5), 0.82),
            new PeerRow("message there or back, each turning the ratchet", "pingPong", "", baileys(5), 0.92),
            new PeerRow(
                    "message encrypted, one direction",
                    "encrypt",
                    "",
                    Map.of(Peer.BAILEYS, 25.0, Peer.COBALT, 1.2),
                    1.38),
            new PeerRow("message encrypted and decrypted, one direction", "encryptAndDecrypt", "", Map.of(), 1.46),
            new PeerRow("group message encrypted and signed", "groupEncrypt", "", baileys(150), 0),
            new PeerRow(
                    "group message checked and decrypted",
                    "groupEncryptAndDecrypt",
                    "groupEncrypt",
                    Map.of(Peer.BAILEYS, 80.0, Peer.LIBRARY, 1.2),
                    0),
            new PeerRow("message encrypted for 256 open sessions", "fanOut", "", baileys(10), 0),
            new PeerRow("medium sealed, file to file, MiB", "seal", "", baileys(2), 0),
            new PeerRow("medium opened, MiB", "open", "", baileys(1.5), 0));

    private static Map<Peer, Double> baileys(double times) {
        return Map.of(Peer.BAILEYS, times);
    }
}
