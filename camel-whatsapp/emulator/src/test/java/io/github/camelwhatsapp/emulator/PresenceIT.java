package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";
    private static final String EVE = "34999888777";

    private final VirtualTimeSource time = new VirtualTimeSource();
    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(time).start();
        emulator.account(ANN);
        emulator.account(BOB);
        emulator.account(EVE);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void tellsASubscriberThePresentStateAndEachChange() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(presence("subscribe", BOB));
            Node never = ann.await("presence");
            assertThat(never.attribute("type")).contains("unavailable");
            assertThat(never.attribute("last")).contains("none");

            bob.send(available("Bob"));
            Node available = ann.await("presence");
            assertThat(available.attributes().names()).containsExactly("from");
            assertThat(available.attribute("from")).contains(BOB + "@s.whatsapp.net");
            assertThat(emulator.account(BOB).name()).isEqualTo("Bob");

            time.advance(Duration.ofSeconds(10));
            bob.send(Node.builder("presence").attribute("type", "unavailable").build());
            Node gone = ann.await("presence");
            assertThat(gone.attribute("type")).contains("unavailable");
            assertThat(gone.attribute("last")).contains(Long.toString(time.now().getEpochSecond()));
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void tellsThatSomeoneIsGoneWhenTheConnectionEnds() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            try (RawClient bob = RawClient.login(emulator, BOB)) {
                bob.send(Node.builder("presence").attribute("type", "active").build());
                assertThat(bob.hasNoneBeforePong("presence", "1")).isTrue();
                ann.send(presence("subscribe", BOB));
                assertThat(ann.await("presence").attribute("type")).isEmpty();
            }
            assertThat(ann.await("presence").attribute("type")).contains("unavailable");
        }
    }

    @Test
    void tellsNothingAfterUnsubscribing() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(presence("subscribe", BOB));
            ann.await("presence");
            ann.send(presence("unsubscribe", BOB));
            assertThat(ann.hasNoneBeforePong("presence", "1")).isTrue();
            bob.send(available("Bob"));
            assertThat(bob.hasNoneBeforePong("presence", "1")).isTrue();
            assertThat(ann.hasNoneBeforePong("presence", "2")).isTrue();
            ann.send(presence("subscribe", BOB));
            assertThat(ann.await("presence").attribute("type")).isEmpty();
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void forgetsSubscriptionsWithTheConnection() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(presence("subscribe", BOB));
            ann.await("presence");
        }
        emulator.awaitOffline(ANN, SOON);
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            bob.send(available("Bob"));
            assertThat(bob.hasNoneBeforePong("presence", "1")).isTrue();
            assertThat(ann.hasNoneBeforePong("presence", "1")).isTrue();
        }
    }

    @Test
    void showsAStrangerAsUnknown() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(presence("subscribe", "34111111111"));
            assertThat(ann.await("presence").attribute("last")).contains("error");
        }
    }

    @Test
    void showsChatStatesToThePeer() {
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB)) {
            ann.send(chatState(BOB, "composing"));
            ann.send(chatState(BOB, "paused"));
            Node composing = bob.await("chatstate");
            assertThat(composing.attribute("from")).contains(ANN + "@s.whatsapp.net");
            assertThat(composing.attribute("participant")).isEmpty();
            assertThat(composing.children()).containsExactly(Node.of("composing"));
            assertThat(bob.await("chatstate").children()).containsExactly(Node.of("paused"));
        }
        assertThat(emulator.account(BOB).waiting()).isZero();
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void showsChatStatesToAGroupFromItsMembersOnly() {
        emulator.group("34600000001-1400000000", "Friends", ANN, BOB);
        String group = "34600000001-1400000000@g.us";
        try (RawClient ann = RawClient.login(emulator, ANN);
                RawClient bob = RawClient.login(emulator, BOB);
                RawClient eve = RawClient.login(emulator, EVE)) {
            eve.send(chatState(group, "composing"));
            assertThat(eve.hasNoneBeforePong("chatstate", "1")).isTrue();
            assertThat(bob.hasNoneBeforePong("chatstate", "1")).isTrue();
            ann.send(chatState(group, "composing"));
            Node composing = bob.await("chatstate");
            assertThat(composing.attribute("from")).contains(group);
            assertThat(composing.attribute("participant")).contains(ANN + "@s.whatsapp.net");
        }
    }

    private static Node available(String name) {
        return Node.builder("presence")
                .attribute("name", name)
                .attribute("type", "available")
                .build();
    }

    private static Node presence(String type, String to) {
        return Node.builder("presence")
                .attribute("type", type)
                .attribute("to", Stanzas.jid(to))
                .build();
    }

    private static Node chatState(String to, String state) {
        return Node.builder("chatstate")
                .attribute("to", Stanzas.jid(to))
                .child(Node.of(state))
                .build();
    }
}
