package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.RateLimited;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The keys that the server holds of ours, and what it does not want to be asked. */
class KeyCareTest {
    @Test
    void givesTheServerEverythingAnewWhenItHoldsNothing() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.until(() -> bed.sent("digest"));
            bed.server.preKeys = 0;
            bed.server.live(session -> session.send(FakeServer.notification("encrypt", Node.of("digest"))));

            bed.until(() -> bed.server.preKeys == 812);
            assertThat(bed.isOnline()).isTrue();
        }
    }

    @Test
    void givesTheServerTheSamePreKeysAgainThatItHasRefused() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.until(() -> bed.sent("digest"));
            bed.server.refusals.put("registration", FakeServer.error(500));
            bed.server.preKeys = 4;
            bed.server.live(session -> session.send(few()));
            bed.until(() -> uploads(bed).size() == 5);

            bed.server.refusals.clear();
            bed.until(() -> {
                // Not heard while the last attempt is being written down.
                bed.server.live(session -> session.send(few()));
                return uploads(bed).size() == 6;
            });

            assertThat(uploads(bed).get(1))
                    .hasSize(50)
                    .doesNotContainAnyElementsOf(uploads(bed).get(0));
            assertThat(uploads(bed).subList(2, 6)).containsOnly(uploads(bed).get(1));
        }
    }

    @Test
    void givesNoPreKeyAgainThatTheServerMayHaveGivenAway() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.until(() -> bed.sent("digest"));
            bed.server.hangsUpAfterUpload = true;
            bed.server.preKeys = 4;
            bed.server.live(session -> session.send(few()));
            bed.until(() -> uploads(bed).size() == 2);
            bed.until(bed::isOnline);
            bed.server.preKeys = 4;

            bed.until(() -> {
                // Not heard while the client still looks after its keys on its own.
                bed.server.live(session -> session.send(few()));
                return uploads(bed).size() >= 3;
            });

            assertThat(uploads(bed).get(2))
                    .doesNotContainAnyElementsOf(uploads(bed).get(1));
        }
    }

    @Test
    void asksHowManyThereAreInsteadOfBelievingANewsThatMayHaveWaited() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.until(() -> bed.sent("digest"));
            long counted = counts(bed);
            bed.server.live(session -> session.send(few()));
            bed.until(() -> counts(bed) > counted);
            bed.server.live(session -> session.send(FakeServer.notification("encrypt", Node.of("digest"))));
            bed.until(() -> digests(bed) == 2);

            assertThat(uploads(bed)).as("it has 812").hasSize(1);
        }
    }

    @Test
    void doesNotPileUpPreKeysWhileNobodyKnowsWhetherTheServerTakesThem() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.until(() -> bed.sent("digest"));
            for (int upload = 2; upload <= 5; upload++) {
                int sent = upload;
                bed.server.losesNextUpload = true;
                bed.server.preKeys = 0;
                bed.server.session().cut();
                bed.until(() -> uploads(bed).size() == sent);
            }
            bed.until(bed::isOnline);
            bed.until(() -> uploads(bed).size() == 6);

            assertThat(uploads(bed).stream().map(List::size))
                    .as("all that is needed twice, and then a few at a time")
                    .containsExactly(812, 812, 50, 50, 50, 50);
            assertThat(uploads(bed).stream().flatMap(List::stream)).doesNotHaveDuplicates();
        }
    }

    @Test
    void knowsByTheServersDigestThatItHasTakenAnUploadThatWasNotAnswered() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.until(() -> bed.sent("digest"));
            bed.server.hangsUpAfterUpload = true;
            bed.server.preKeys = 0;
            bed.server.session().cut();
            bed.until(() -> uploads(bed).size() == 2);
            bed.server.held = uploads(bed).get(1).subList(800, 812);
            bed.until(() -> digests(bed) == 2);
            bed.server.preKeys = 0;
            bed.server.session().cut();
            bed.until(() -> uploads(bed).size() == 3);

            assertThat(uploads(bed).get(2)).as("nothing is in doubt").hasSize(812);
        }
    }

    private static long counts(LinkedTestBed bed) {
        return bed.server.received.stream()
                .filter(node -> node.child("count").isPresent())
                .count();
    }

    private static Node few() {
        return FakeServer.notification(
                "encrypt", Node.builder("count").attribute("value", "4").build());
    }

    /** The ids of the one-time prekeys in each upload. */
    private static List<List<String>> uploads(LinkedTestBed bed) {
        return bed.server.received.stream()
                .filter(node ->
                        node.child("skey").isPresent() && node.child("list").isPresent())
                .map(node -> node.child("list").orElseThrow().children().stream()
                        .map(key -> HexFormat.of()
                                .formatHex(key.child("id").orElseThrow().dataBytes()))
                        .toList())
                .toList();
    }

    @Test
    void givesTheServerAnotherSignedPreKeyEveryTwentySevenDays() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            offlineFor(bed, Duration.ofDays(26));
            bed.until(() -> digests(bed) == 2);
            assertThat(rotations(bed)).isZero();

            offlineFor(bed, Duration.ofDays(1));
            bed.until(() -> rotations(bed) == 1);
        }
    }

    @Test
    void triesTheSameSignedPreKeyAgainADayAfterAnErrorOfTheServer() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.refusals.put("rotate", FakeServer.error(500));
            offlineFor(bed, Duration.ofDays(27));
            bed.until(() -> rotations(bed) == 1);
            offlineFor(bed, Duration.ofHours(23));
            bed.until(() -> digests(bed) == 3);
            assertThat(rotations(bed)).isEqualTo(1);

            bed.server.refusals.clear();
            offlineFor(bed, Duration.ofHours(1));
            bed.until(() -> rotations(bed) == 2);
            assertThat(bed.server.received.stream()
                            .flatMap(node -> node.child("rotate").stream())
                            .map(rotate -> rotate.child("skey").orElseThrow()))
                    .hasSize(2)
                    .allSatisfy(
                            skey -> assertThat(skey.child("id").orElseThrow().dataBytes())
                                    .containsExactly(0, 0, 2));
        }
    }

    @Test
    void sendsNoRequestOfAKindThatTheServerDoesNotWantNotEvenAfterAReconnect() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            bed.server.refusals.put(
                    "ping",
                    Node.builder("error")
                            .attribute("code", "429")
                            .attribute("text", "rate-overlimit")
                            .attribute("backoff", "3600")
                            .build());
            assertThatThrownBy(() -> bed.answer(bed.client.execute(new Ping())))
                    .hasCauseInstanceOf(RefusedException.class);
            bed.until(() -> !bed.events(RateLimited.class).isEmpty());
            bed.server.refusals.clear();
            assertNotAsked(bed);

            offlineFor(bed, Duration.ofMinutes(30));
            assertNotAsked(bed);

            offlineFor(bed, Duration.ofMinutes(30));
            assertThat(bed.answer(bed.client.execute(new Ping()))).isPositive();
        }
    }

    private static void assertNotAsked(LinkedTestBed bed) {
        assertThatThrownBy(() -> bed.answer(bed.client.execute(new Ping())))
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("not before");
    }

    private static void offlineFor(LinkedTestBed bed, Duration duration) {
        bed.client.stop().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        bed.time.advance(duration);
        bed.client.start();
        bed.until(bed::isOnline);
    }

    private static long rotations(LinkedTestBed bed) {
        return bed.server.received.stream()
                .filter(node -> node.child("rotate").isPresent())
                .count();
    }

    private static long digests(LinkedTestBed bed) {
        return bed.server.received.stream()
                .filter(node -> node.child("digest").isPresent())
                .count();
    }
}
