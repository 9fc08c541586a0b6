package io.github.camelwhatsapp.classic.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Messages of two people are lost, doubled and overtake each other, and both restart now and then. */
class LossyChatTest {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final int STEPS = 60;

    @Property(tries = 12)
    void readsOnceWhateverArrives(@ForAll long seed) {
        try (Town town = new Town()) {
            Chat chat = new Chat(town, new Random(seed));
            for (int i = 0; i < STEPS; i++) {
                chat.step();
            }
            chat.deliverAll();

            for (Side side : chat.sides) {
                assertThat(side.person.events(MessageReceived.class))
                        .extracting(MessageReceived::id)
                        .as("what %s read", side.person.number())
                        .containsExactlyInAnyOrderElementsOf(side.arrived);
            }
        }
    }

    /** One of the two, with what is on its way to them. */
    private static final class Side {
        private final Person person;
        private final List<Node> onTheWay = new ArrayList<>();
        private final Set<String> arrived = new HashSet<>();
        private int resent;

        Side(Person person) {
            this.person = person;
        }
    }

    private static final class Chat {
        private final Town town;
        private final Random random;
        private final List<Side> sides;
        private int texts;

        Chat(Town town, Random random) {
            this.town = town;
            this.random = random;
            sides = List.of(new Side(town.person(ANN)), new Side(town.person(BOB)));
        }

        void step() {
            Side side = sides.get(random.nextInt(2));
            Side other = other(side);
            int what = random.nextInt(20);
            if (what < 8 || side.onTheWay.isEmpty()) {
                Node message = side.person.send(other.person.number(), "text " + ++texts);
                other.onTheWay.add(town.relayed(side.person, message, other.person.number()));
            } else if (what < 10) {
                lose(side);
            } else if (what == 10) {
                side.person.restart();
                side.resent = 0;
            } else {
                Node stanza = side.onTheWay.remove(random.nextInt(side.onTheWay.size()));
                deliver(side, stanza);
                if (random.nextInt(4) == 0) {
                    deliver(side, stanza);
                }
            }
        }

        /** Only messages are lost: what asks for one again would come again until it is acked. */
        private void lose(Side side) {
            side.onTheWay.stream()
                    .filter(stanza -> stanza.is("message"))
                    .findFirst()
                    .ifPresent(side.onTheWay::remove);
        }

        private void deliver(Side side, Node stanza) {
            Side other = other(side);
            List<Node> answers = side.person.take(stanza);
            if (stanza.is("receipt")) {
                other.onTheWay.add(town.relayed(side.person, sentAgain(side), other.person.number()));
            } else {
                side.arrived.add(stanza.attributes().requireText("id"));
                Town.retries(answers).forEach(receipt -> other.onTheWay.add(town.relayed(side.person, receipt)));
            }
        }

        private Side other(Side side) {
            return sides.get(1 - sides.indexOf(side));
        }

        private Node sentAgain(Side side) {
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> side.person.written().size() > side.resent);
            Node again = side.person.written().get(side.resent++);
            side.person.acked(again.attributes().requireText("id"));
            return again;
        }

        void deliverAll() {
            while (sides.stream().anyMatch(side -> !side.onTheWay.isEmpty())) {
                for (Side side : sides) {
                    List<Node> all = List.copyOf(side.onTheWay);
                    side.onTheWay.clear();
                    all.forEach(stanza -> deliver(side, stanza));
                }
            }
        }
    }
}
