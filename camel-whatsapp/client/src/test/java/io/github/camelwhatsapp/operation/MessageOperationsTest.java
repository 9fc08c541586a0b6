package io.github.camelwhatsapp.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Quote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MessageOperationsTest {
    private static final Party ANA = Party.ofPhone("34600000001");
    private static final Party GROUP = Party.parse("34600000001-1400000000");
    private static final MessageReference NOBODYS = MessageReference.received("M1");
    private static final MessageReference ANAS = MessageReference.received("M1", ANA);
    private static final MessageReference OWN = MessageReference.own("M1");

    @Test
    void inAGroupATargetNeedsItsWriter() {
        refused(() -> new React(GROUP, NOBODYS, "\u2764"), "react: message M1", "targetSender", "targetOwn");
        refused(() -> new PinMessage(GROUP, NOBODYS, Optional.empty()), "pinMessage");
        refused(
                () -> new Reply(GROUP, new Quote(NOBODYS, Optional.empty()), new Text("t"), MessageOptions.NONE),
                "reply");
        assertThat(new React(GROUP, OWN, "\u2764").content()).isEqualTo(new Reaction(OWN, "\u2764"));
        assertThat(new React(ANA, NOBODYS, "").content().isRemoval()).isTrue();
    }

    @Test
    void aReactionIsOneEmoji() {
        refused(() -> new React(ANA, NOBODYS, "thanks"), "react: expected is one emoji");
        assertThat(new React(ANA, NOBODYS, " \uD83D\uDC4D\uD83C\uDFFD ").emoji())
                .isEqualTo("\uD83D\uDC4D\uD83C\uDFFD");
    }

    @Test
    void aReplyCarriesItsTargetInItsOptions() {
        Quote quote = new Quote(ANAS, Optional.of(new Text("question")));
        Reply reply = new Reply(GROUP, quote, new Text("answer"), MessageOptions.NONE);

        assertThat(reply.options().quote()).contains(quote);
        assertThat(new Reply(GROUP, quote, reply.content(), reply.options())).isEqualTo(reply);
        refused(
                () -> new Reply(GROUP, new Quote(OWN, Optional.empty()), new Text("t"), reply.options()),
                "another message");
    }

    @Test
    void outsideGroupsOnlyOwnMessagesCanBeTakenBack() {
        refused(() -> new RevokeMessage(ANA, NOBODYS), "revokeMessage: message M1 is by " + ANA.id(), "targetOwn");
        assertThat(new RevokeMessage(ANA, OWN).content().target()).isEqualTo(OWN);
        assertThat(new RevokeMessage(GROUP, ANAS).content().target()).isEqualTo(ANAS);
    }

    @Test
    void aPinLastsADayOrSevenOrThirty() {
        refused(() -> new PinMessage(ANA, OWN, Optional.of(Duration.ofHours(5))), "7 days, 30 days");
        refused(() -> new PinMessage(ANA, OWN, Optional.of(Duration.ZERO)), "unpinMessage");
        assertThat(new PinMessage(ANA, OWN, Optional.empty()).content()).isEqualTo(Pin.of(OWN, Duration.ofDays(7)));
        assertThat(new UnpinMessage(ANA, OWN).content().isRemoval()).isTrue();
    }

    @Test
    void anEditIsATextOrAMediumOfAnOwnMessage() {
        refused(() -> new EditMessage(ANA, " ", new Text("t"), MessageOptions.NONE), "targetMessageId is blank");
        Content reaction = new Reaction(OWN, "");
        refused(() -> new EditMessage(ANA, "M1", reaction, MessageOptions.NONE), "is to become reaction");
        Image picture = Image.of(Media.of(new byte[] {1}));
        EditMessage edit = new EditMessage(ANA, "M1", picture, MessageOptions.NONE);
        assertThat(edit.medium()).contains(picture);
        assertThat(edit.content().target()).isEqualTo(OWN);
    }

    @Test
    void aVoteNamesNoAnswerTwice() {
        refused(() -> new VotePoll(ANA, OWN, List.of("a", "a")), "votePoll: choices are 2 answers");
        assertThat(new VotePoll(ANA, OWN, List.of("")).choices()).isEmpty();
    }

    @Test
    void aPollLetsOneAnswerBeChosenUnlessToldOtherwise() {
        refused(() -> new SendPoll(ANA, "q", List.of("a"), Optional.empty(), MessageOptions.NONE), "2 to 12 options");
        SendPoll poll = new SendPoll(ANA, "q", List.of("a", "b"), Optional.empty(), MessageOptions.NONE);
        assertThat(poll.content().selectable()).isEqualTo(1);
    }

    @Test
    void theTimerOfAChatHasFourValuesAndIsForPeople() {
        refused(() -> new SetDisappearingTimer(ANA, Duration.ofMinutes(1)), "1 day, 7 days and 90 days");
        refused(() -> new SetDisappearingTimer(GROUP, Duration.ofDays(1)), "setDisappearingTimer: to");
    }

    @Test
    void nothingThatPeopleWriteShows() {
        assertThat(List.of(
                        new SendMessage(ANA, new Text("secret")),
                        new React(ANA, OWN, "\u2764"),
                        new SendPoll(ANA, "secret", List.of("secret", "b"), Optional.empty(), MessageOptions.NONE),
                        new VotePoll(ANA, OWN, List.of("secret")),
                        new EditMessage(ANA, "M1", new Text("secret"), MessageOptions.NONE)))
                .allSatisfy(operation -> assertThat(operation.toString()).doesNotContain("secret", "\u2764"));
    }

    private static void refused(ThrowingCallable attempt, String... parts) {
        assertThatThrownBy(attempt).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
    }
}
