package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhonePoll;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.EditMessage;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.Reply;
import io.github.camelwhatsapp.operation.RevokeMessage;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendPoll;
import io.github.camelwhatsapp.operation.VotePoll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done to earlier messages, between a linked device and a phone, which share no line of code for it. */
@Timeout(90)
class LinkedContentsIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final Party TO_BOB = Party.ofPhone(BOB);
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Phone bob;
    private LinkedAccount ann;

    @BeforeEach
    void link() {
        bob = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        emulator.phone(ANN).awaitOnline(SOON);
        ann = LinkedAccount.on(emulator, ANN);
    }

    @AfterEach
    void close() {
        ann.close();
    }

    @Test
    void aPhoneSeesWhatALinkedDeviceDoesToMessages() {
        PhoneMessage question = bob.sends("question").to(ANN);
        MessageReceived asked = ann.told(MessageReceived.class, says("question"));
        ann.ask(Reply.to(asked, new Text("answer")));
        PhoneMessage answer = bob.awaitReceived("answer", SOON);
        assertThat(answer.marks().quote()).isPresent();

        ann.ask(React.to(asked, "\u2764"));
        bob.awaitChange(question, message -> message.marks().reactions().containsValue("\u2764"), SOON);
        ann.ask(React.to(asked, ""));
        bob.awaitChange(question, message -> message.marks().reactions().isEmpty(), SOON);
        ann.ask(new EditMessage(TO_BOB, answer.id(), new Text("better answer"), MessageOptions.NONE));
        PhoneMessage edited = bob.awaitChange(answer, message -> message.marks().edited(), SOON);
        assertThat(edited.text()).isEqualTo("better answer");
        ann.ask(new RevokeMessage(TO_BOB, MessageReference.own(answer.id())));
        bob.awaitChange(answer, message -> message.marks().revoked(), SOON);
    }

    @Test
    void aLinkedDeviceSeesWhatAPhoneDoesToMessages() {
        SentMessage sent = ann.ask(new SendMessage(TO_BOB, new Text("hello")));
        PhoneMessage hello = bob.awaitReceived("hello", SOON);
        PhoneMessage answer = bob.replies(hello, "hi");
        MessageReceived answered = ann.told(MessageReceived.class, says("hi"));
        assertThat(answered.options().quote())
                .hasValueSatisfying(quote -> assertThat(quote.message()).isEqualTo(MessageReference.own(sent.id())));

        bob.reacts(hello, "\u2764");
        ann.told(MessageReceived.class, event -> event.content()
                .equals(new Reaction(MessageReference.own(sent.id()), "\u2764")));
        bob.reacts(hello, "");
        ann.told(MessageReceived.class, event -> event.content()
                .equals(new Reaction(MessageReference.own(sent.id()), "")));
        bob.edits(answer, "hi there");
        ann.told(MessageReceived.class, event -> event.content()
                .equals(new Edit(MessageReference.received(answer.id()), new Text("hi there"))));
        bob.revokes(answer);
        ann.told(MessageReceived.class, event -> event.content()
                .equals(new Revocation(MessageReference.received(answer.id()))));
    }

    @Test
    void bothAskAndBothVote() {
        SentMessage lunch = ann.ask(
                new SendPoll(TO_BOB, "Lunch?", List.of("Pizza", "Salad"), Optional.empty(), MessageOptions.NONE));
        PhoneMessage asked = bob.awaitReceived(message -> message.poll().isPresent(), SOON);
        assertThat(asked.poll().orElseThrow().options()).containsExactly("Pizza", "Salad");
        bob.votes(asked, "Salad");
        ann.told(MessageReceived.class, event -> event.content()
                .equals(PollVote.of(MessageReference.own(lunch.id()), List.of("Salad"))));

        PhoneMessage dinner =
                bob.sends(PhonePoll.of("Dinner?", "Soup", "Bread")).to(ANN);
        MessageReceived poll = ann.told(MessageReceived.class, event -> event.content() instanceof Poll);
        ann.ask(new VotePoll(poll.from(), poll.reference(), List.of("Soup")));
        bob.awaitChange(dinner, message -> message.poll().orElseThrow().votes().containsValue(List.of("Soup")), SOON);
    }

    private static Predicate<MessageReceived> says(String text) {
        return event -> event.content().equals(new Text(text));
    }
}
