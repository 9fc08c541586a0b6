package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Two parties, or a group, and a network that delays, repeats, swaps and loses messages as it likes. */
class SchedulesTest {
    /** Messages wait in here while the network thinks about them. */
    private static final class Network<M> {
        private final List<M> waiting = new ArrayList<>();
        private final List<M> delivered = new ArrayList<>();

        private M take(int which) {
            M message = waiting.remove(which % waiting.size());
            delivered.add(message);
            return message;
        }
    }

    private record Letter(Device from, Device to, EncryptedMessage message, String text, int written) {}

    /** A receiver keeps five chains, so a letter stays readable while four are delivered that were written later. */
    private static final int PATIENCE = 4;

    @Property(tries = 60)
    void whateverArrivesInAnOpenSessionIsRead(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 999) Integer> moves) {
        Device alice = Device.named("alice");
        Device bob = Device.named("bob");
        alice.start(bob);
        bob.read(alice, alice.write(bob, "opens the session"));
        alice.read(bob, bob.write(alice, "answers"));
        play(alice, bob, moves);
    }

    @Property(tries = 60)
    void whateverArrivesAfterBothHaveStartedAtOnceIsRead(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 999) Integer> moves) {
        Device alice = Device.named("alice");
        Device bob = Device.named("bob");
        alice.start(bob);
        bob.start(alice);
        play(alice, bob, moves);
    }

    /** Each move writes, delivers, repeats or loses a letter. */
    private static void play(Device alice, Device bob, List<Integer> moves) {
        Network<Letter> network = new Network<>();
        for (int move : moves) {
            switch (move % 5) {
                case 0, 1 -> write(network, alice, bob, "letter " + move);
                case 2 -> write(network, bob, alice, "letter " + move);
                case 3 -> {
                    if (!network.waiting.isEmpty()) {
                        deliver(network.take(move));
                    }
                }
                default -> repeatOrLose(network, move);
            }
        }
        while (!network.waiting.isEmpty()) {
            deliver(network.take(0));
        }
        assertThat(bob.read(alice, alice.write(bob, "at last"))).isEqualTo("at last");
        assertThat(alice.read(bob, bob.write(alice, "at last"))).isEqualTo("at last");
    }

    private static void write(Network<Letter> network, Device from, Device to, String text) {
        while (!network.waiting.isEmpty() && network.delivered.size() - network.waiting.get(0).written >= PATIENCE) {
            deliver(network.take(0));
        }
        network.waiting.add(new Letter(from, to, from.write(to, text), text, network.delivered.size()));
    }

    private static void deliver(Letter letter) {
        assertThat(letter.to.read(letter.from, letter.message)).isEqualTo(letter.text);
    }

    private static void repeatOrLose(Network<Letter> network, int move) {
        if (move % 2 == 0 && !network.delivered.isEmpty()) {
            Letter old = network.delivered.get(move % network.delivered.size());
            Map<String, String> before = old.to.snapshot();
            assertThatExceptionOfType(SignalException.class)
                    .isThrownBy(() -> old.to.read(old.from, old.message))
                    .isInstanceOfAny(
                            DuplicateMessageException.class, BadMacException.class, UnknownPreKeyException.class);
            assertThat(old.to.snapshot()).isEqualTo(before);
        } else if (!network.waiting.isEmpty()) {
            network.waiting.remove(move % network.waiting.size());
        }
    }

    @Property(tries = 40)
    void whateverArrivesInAGroupIsRead(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 999) Integer> moves) {
        Device alice = Device.named("alice");
        Device bob = Device.named("bob");
        SenderKeyName name = new SenderKeyName("group", alice.address());
        bob.groups().process(name, alice.groups().distribution(name));
        Network<SenderKeyMessage> network = new Network<>();
        for (int move : moves) {
            if (move % 8 == 0) {
                bob.groups().process(name, alice.groups().rotate(name));
                network.waiting.clear();
            } else if (move % 2 == 0 && !network.waiting.isEmpty()) {
                SenderKeyMessage message = network.take(move);
                assertThat(bob.groupCipher().decrypt(name, message)).isEqualTo(text(message));
            } else {
                long next = alice.senderKeys()
                        .find(name)
                        .orElseThrow()
                        .own()
                        .orElseThrow()
                        .chain()
                        .head()
                        .index();
                network.waiting.add(alice.groupCipher().encrypt(name, ("iteration " + next).getBytes(UTF_8)));
            }
        }
        for (SenderKeyMessage message : network.waiting) {
            assertThat(bob.groupCipher().decrypt(name, message)).isEqualTo(text(message));
        }
    }

    private static byte[] text(SenderKeyMessage message) {
        return ("iteration " + message.iteration()).getBytes(UTF_8);
    }
}
