package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.stream.Stream;

/**
 * What clients sent that encrypt.
 *
 * @param encrypted how many messages, repetitions included
 * @param clear how many messages in the clear
 * @param askedBySubject how often the account under test could not decrypt a message and asked for it again
 * @param askedByOthers how often somebody else did
 */
record EncryptionFigures(int encrypted, int clear, int askedBySubject, int askedByOthers) {
    static EncryptionFigures of(Network network) {
        List<Node> bySubject = received(network.ofSubject());
        List<Node> byOthers = received(network.ofOthers());
        List<Node> messages = Stream.concat(bySubject.stream(), byOthers.stream())
                .filter(node -> node.is("message"))
                .toList();
        int encrypted =
                (int) messages.stream().filter(EncryptionFigures::isEncrypted).count();
        return new EncryptionFigures(encrypted, messages.size() - encrypted, asked(bySubject), asked(byOthers));
    }

    private static List<Node> received(List<Entry> transcript) {
        return transcript.stream()
                .filter(entry -> entry.direction() == Direction.RECEIVED)
                .map(Entry::node)
                .toList();
    }

    /** Whether it has a part for everybody, or parts for each device. */
    private static boolean isEncrypted(Node message) {
        return message.child("enc").isPresent()
                || message.child("participants")
                        .filter(parts -> parts.children().stream()
                                .allMatch(to -> to.child("enc").isPresent()))
                        .isPresent();
    }

    private static int asked(List<Node> received) {
        return (int) received.stream()
                .filter(node -> node.is("receipt") && node.child("retry").isPresent())
                .count();
    }
}
