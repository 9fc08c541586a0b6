package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.wire.Node;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What clients sent that encrypt.
 *
 * @param encrypted how many messages, repetitions included
 * @param clear how many messages in the clear
 * @param askedBySubject how often the account under test could not decrypt a message and asked for it again
 * @param askedByOthers how often somebody else did
 * @param preKeys how many one-time prekeys the account under test offered
 * @param preKeysTwice how many times it offered one that it had offered before
 */
record EncryptionFigures(
        int encrypted, int clear, int askedBySubject, int askedByOthers, int preKeys, int preKeysTwice) {
    static EncryptionFigures of(Network network) {
        List<Node> bySubject = received(network.ofSubject());
        List<Node> byOthers = received(network.ofOthers());
        List<Node> messages = Stream.concat(bySubject.stream(), byOthers.stream())
                .filter(node -> node.is("message"))
                .toList();
        int encrypted =
                (int) messages.stream().filter(EncryptionFigures::isEncrypted).count();
        List<String> offered = preKeys(bySubject);
        return new EncryptionFigures(
                encrypted,
                messages.size() - encrypted,
                asked(bySubject),
                asked(byOthers),
                offered.size(),
                offered.size() - Set.copyOf(offered).size());
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

    /** The public halves of the one-time prekeys in uploads. */
    private static List<String> preKeys(List<Node> received) {
        return received.stream()
                .filter(node -> node.is("iq") && node.child("registration").isPresent())
                .flatMap(node -> node.child("list").stream())
                .flatMap(list -> list.children().stream())
                .flatMap(key -> key.child("value").stream())
                .map(value -> HexFormat.of().formatHex(value.dataBytes()))
                .toList();
    }

    private static int asked(List<Node> received) {
        return (int) received.stream()
                .filter(node -> node.is("receipt") && node.child("retry").isPresent())
                .count();
    }
}
