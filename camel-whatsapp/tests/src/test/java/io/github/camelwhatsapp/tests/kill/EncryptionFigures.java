package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/**
 * What clients sent that encrypt.
 *
 * @param encrypted how many messages, repetitions included
 * @param clear how many messages in the clear
 * @param askedAgain how often somebody could not decrypt a message and asked for it again
 */
record EncryptionFigures(int encrypted, int clear, int askedAgain) {
    static EncryptionFigures of(List<Entry> transcript) {
        List<Node> received = transcript.stream()
                .filter(entry -> entry.direction() == Direction.RECEIVED)
                .map(Entry::node)
                .toList();
        List<Node> messages =
                received.stream().filter(node -> node.is("message")).toList();
        int encrypted = (int)
                messages.stream().filter(node -> node.child("enc").isPresent()).count();
        return new EncryptionFigures(encrypted, messages.size() - encrypted, (int) received.stream()
                .filter(node -> node.is("receipt") && node.child("retry").isPresent())
                .count());
    }
}
