package io.github.camelwhatsapp.multidevice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MediaLost;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaRetriesTest {
    private static final Party BOB = Party.ofPhone("34600000002");
    private static final Party GROUP = Party.of(Jid.ofGroup("120363000000000001"));
    private static final Jid OWN = Jid.ofPhone("34600000001").withDevice(3);

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<Node> written = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), time);
    private final AccountStore store = stores.open("linked");
    private final MediaRetries retries = connection();

    @AfterEach
    void close() {
        store.close();
        stores.close();
    }

    @Test
    void aMemberOfAGroupIsNamedAndTheAccountItselfSaysSo() {
        ask(message(BOB, BOB));
        ask(message(GROUP, BOB));
        ask(message(GROUP, Party.of(OWN.account())));

        assertThat(written)
                .extracting(node -> node.child("rmr").orElseThrow().toString())
                .satisfiesExactly(
                        direct -> assertThat(direct).contains("false").doesNotContain("participant"),
                        member -> assertThat(member).contains("false").contains("participant=\"34600000002"),
                        own -> assertThat(own).contains("true").contains("participant=\"34600000001"));
        assertThat(written).allMatch(node -> node.attributes().requireJid("to").equals(OWN.account()));
    }

    @Test
    void whoAsksWhileAnAnswerIsAwaitedDoesNotAskAgain() {
        ask(message(BOB, BOB));
        ask(message(BOB, BOB));

        assertThat(written).hasSize(1);
    }

    @Test
    void nobodyIsWaitedForLongerThanAMinuteAndALateAnswerStillCounts() {
        ask(message(BOB, BOB));
        time.advance(Duration.ofSeconds(59));
        assertThat(events).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(events).singleElement().isInstanceOfSatisfying(MediaLost.class, lost -> assertThat(lost.reason())
                .contains("did not answer"));

        Node answer = refusal();
        assertThat(retries.awaits(answer)).isTrue();
        new Sink().accept(retries.answered(answer));
        assertThat(events).hasSize(2).allMatch(MediaLost.class::isInstance);
        assertThat(retries.awaits(answer)).isFalse();
    }

    @Test
    void afterATimeOutTheMediumIsAskedForAgain() {
        ask(message(BOB, BOB));
        time.advance(Duration.ofMinutes(1));

        ask(message(BOB, BOB));

        assertThat(written).hasSize(2);
    }

    @Test
    void theNextConnectionAsksAgainForWhatIsNotAnswered() {
        ask(message(BOB, BOB));
        ask(message(GROUP, BOB));
        retries.close();
        assertThat(events).isEmpty();
        assertThat(time.scheduled()).isZero();
        List<Node> first = List.copyOf(written);
        written.clear();

        MediaRetries next = connection();
        next.begin().toCompletableFuture().join();

        assertThat(written)
                .extracting(node -> node.attribute("id"), node -> node.child("rmr"))
                .containsExactlyElementsOf(first.stream()
                        .map(node -> tuple(node.attribute("id"), node.child("rmr")))
                        .toList());
        new Sink().accept(next.answered(refusal()));
        assertThat(events).singleElement().isInstanceOf(MediaLost.class);
        next.close();
        written.clear();
        connection().begin().toCompletableFuture().join();
        assertThat(written).hasSize(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(events).hasSize(2);
        connection().begin().toCompletableFuture().join();
        assertThat(written).hasSize(1);
    }

    @Test
    void aConnectionThatHasEndedAsksNothing() {
        ask(message(BOB, BOB));
        MediaRetries next = connection();
        next.close();
        written.clear();

        next.begin().toCompletableFuture().join();

        assertThat(written).isEmpty();
    }

    @Test
    void ofVeryManyRequestsTheOldestIsForgotten() {
        for (int i = 0; i < 201; i++) {
            MessageReceived message = message(BOB, BOB);
            ask(new MessageReceived(
                    "M" + i, BOB, BOB, Optional.empty(), Instant.EPOCH, Origin.LIVE, message.content()));
        }
        retries.close();
        written.clear();

        connection().begin().toCompletableFuture().join();

        assertThat(written).hasSize(200).noneMatch(node -> node.attributes().is("id", "M0"));
    }

    private MediaRetries connection() {
        return new MediaRetries(OWN, Optional.empty(), this::write, new Sink(), store, time, Runnable::run);
    }

    private void ask(MessageReceived message) {
        assertThat(retries.renew(message).toCompletableFuture().join()).isEmpty();
    }

    private static Node refusal() {
        return Node.builder("notification")
                .attribute("type", "mediaretry")
                .attribute("id", "3EB0")
                .child(Node.builder("rmr").attribute("jid", BOB.id()).build())
                .child(Node.builder("error").attribute("code", "2").build())
                .build();
    }

    private static MessageReceived message(Party chat, Party sender) {
        RemoteMedia media = new RemoteMedia(
                "",
                Optional.of("/v/a.enc?x=1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(MediaSeal.of(new MediaKey(new byte[32]), Optional.empty())));
        String id = chat.isGroup() ? "3EB0" + sender.id().user() : "3EB0";
        return new MessageReceived(id, chat, sender, Optional.empty(), Instant.EPOCH, Origin.LIVE, Image.of(media));
    }

    private CompletionStage<Void> write(Node node) {
        written.add(node);
        return CompletableFuture.completedFuture(null);
    }

    private final class Sink implements EventSink {
        @Override
        public CompletionStage<Void> accept(IncomingStanza stanza) {
            events.addAll(stanza.events());
            events.addAll(
                    store.transact(tx -> stanza.reading().read(tx).events()).join());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void publish(Event event) {
            events.add(event);
        }

        @Override
        public Optional<QueuedOperation> sent(Transaction transaction, String id) {
            return Optional.empty();
        }

        @Override
        public void acknowledged(String id, Instant at) {
            throw new AssertionError(id);
        }

        @Override
        public void refused(String id, RefusedException reason) {
            throw new AssertionError(reason);
        }
    }
}
