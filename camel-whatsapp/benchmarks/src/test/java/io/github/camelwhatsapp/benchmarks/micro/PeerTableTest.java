package io.github.camelwhatsapp.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerTableTest {
    private static final String ENCRYPT = "encrypt";

    @Test
    void saysOfEachTargetWhetherItWasReached() {
        PeerTable table = new PeerTable(Map.of(ENCRYPT, rate(250)));
        table.add(Peer.BAILEYS, Map.of(ENCRYPT, rate(10)));
        table.add(Peer.COBALT, Map.of(ENCRYPT, rate(210)));
        assertThat(row(table, "message encrypted, one direction"))
                .endsWith("| 25.00 x | 210 [210 - 210] | 1.19 x | 25 x Baileys: reached, 1.2 x Cobalt: not reached |");
    }

    @Test
    void takesCobaltFromAnEarlierRunWhereItIsNotHere() {
        PeerTable table = new PeerTable(Map.of(ENCRYPT, rate(276)));
        table.add(Peer.LIBRARY, Map.of(ENCRYPT, rate(100)));
        assertThat(table.toString()).contains("ours to Cobalt, by an earlier run");
        assertThat(row(table, "message encrypted, one direction"))
                .contains("| 2.76 x | 2.00 x |")
                .endsWith("25 x Baileys: not measured, 1.2 x Cobalt: reached (by an earlier run) |");
    }

    @Test
    void takesOffTheShareOfWhatComesBefore() {
        PeerTable table = new PeerTable(Map.of("groupEncrypt", rate(100), "groupEncryptAndDecrypt", rate(75)));
        table.add(Peer.COBALT, Map.of());
        assertThat(row(table, "group message checked and decrypted")).contains("| 300 | - | - |");
    }

    private static String row(PeerTable table, String title) {
        return table.toString()
                .lines()
                .filter(line -> line.startsWith("| " + title + " |"))
                .findFirst()
                .orElseThrow();
    }

    private static Figures rate(double rate) {
        return new Figures(rate, rate, rate, 0);
    }
}
