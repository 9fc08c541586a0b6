package io.github.camelwhatsapp.multidevice.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnavailableContent;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.proto.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private static final Jid ANN = Jid.parse("15550000001@s.whatsapp.net");
    private static final Jid ANN_HIDDEN = Jid.parse("100000000000001@lid");
    private static final Jid BOB = Jid.parse("15550000002@s.whatsapp.net");
    private static final Jid BOB_HIDDEN = Jid.parse("100000000000002@lid");
    private static final Jid EVE = Jid.parse("15550000003@s.whatsapp.net");
    private static final Jid GROUP = Jid.parse("120363000000000001@g.us");
    private static final Party ANN_BOTH = new Party(ANN_HIDDEN, Optional.of(ANN.user()), Optional.of(ANN_HIDDEN));
    private static final Party BOB_BOTH = new Party(BOB_HIDDEN, Optional.of(BOB.user()), Optional.of(BOB_HIDDEN));
    private static final MessageWriter WRITER = new MessageWriter(new SecureRandom());
    private static final byte[] SECRET = new byte[32];

    @Test
    void whatIsOwnToTheWriterIsSomebodyElsesToTheReader() {
        Message own = write(new Reaction(MessageReference.own("M1"), "x"), ChatView.of(ANN, BOB));
        Message other = write(new Reaction(MessageReference.received("M2"), "x"), ChatView.of(ANN, BOB));

        assertThat(content(own, BOB, ChatView.of(BOB, ANN)))
                .isEqualTo(new Reaction(MessageReference.received("M1"), "x"));
        assertThat(content(other, BOB, ChatView.of(BOB, ANN))).isEqualTo(new Reaction(MessageReference.own("M2"), "x"));
    }

    @Test
    void inAGroupTheWriterOfATargetIsNamed() {
        ChatView bobs = ChatView.of(GROUP, BOB);
        ChatView anns = ChatView.of(GROUP, ANN);
        Message aboutOwn = write(new Reaction(MessageReference.own("M1"), "x"), bobs);
        Message aboutAnn = write(new Reaction(MessageReference.received("M2", Party.of(ANN)), "x"), bobs);
        Message aboutEve = write(new Reaction(MessageReference.received("M3", Party.of(EVE)), "x"), bobs);

        assertThat(content(aboutOwn, BOB, anns))
                .isEqualTo(new Reaction(MessageReference.received("M1", Party.of(BOB)), "x"));
        assertThat(content(aboutAnn, BOB, anns)).isEqualTo(new Reaction(MessageReference.own("M2"), "x"));
        assertThat(content(aboutEve, BOB, anns))
                .isEqualTo(new Reaction(MessageReference.received("M3", Party.of(EVE)), "x"));
    }

    @Test
    void aSenderWhoIsTheAccountItselfMeansAnOwnMessage() {
        Message message =
                write(new Reaction(MessageReference.received("M1", Party.of(BOB)), "x"), ChatView.of(GROUP, BOB));

        assertThat(message.getReactionMessage().getKey().getFromMe()).isTrue();
        assertThat(message.getReactionMessage().getKey().hasParticipant()).isFalse();
    }

    @Test
    void onlyTheAuthorOfAMessageChangesIt() {
        Content edit = new Edit(MessageReference.own("M1"), new Text("new words"));
        Message byBob = write(edit, ChatView.of(GROUP, BOB));
        Message forged = write(edit, ChatView.of(GROUP, BOB)).toBuilder().build();
        Message.Builder other = forged.toBuilder();
        other.getEditedMessageBuilder()
                .getMessageBuilder()
                .getProtocolMessageBuilder()
                .getKeyBuilder()
                .setFromMe(false)
                .setParticipant(ANN.toString());

        assertThat(content(byBob, BOB, ChatView.of(GROUP, ANN)))
                .isEqualTo(new Edit(MessageReference.received("M1", Party.of(BOB)), new Text("new words")));
        assertThat(content(other.build(), BOB, ChatView.of(GROUP, ANN))).isInstanceOf(UnknownContent.class);
    }

    @Test
    void aMessageIsChangedWithinTwentyMinutes() {
        Message edit = write(new Edit(MessageReference.own("M1"), new Text("new words")), ChatView.of(ANN, BOB));

        assertThat(MessageReader.read(edit, BOB, ChatView.of(BOB, ANN), sentBefore(Duration.ofMinutes(20))))
                .isInstanceOfSatisfying(ReadMessage.Said.class, said -> assertThat(said.content())
                        .isInstanceOf(Edit.class));
        assertThat(MessageReader.read(edit, BOB, ChatView.of(BOB, ANN), sentBefore(Duration.ofSeconds(1201))))
                .isInstanceOfSatisfying(ReadMessage.Said.class, said -> assertThat(said.content())
                        .isInstanceOf(UnknownContent.class));
    }

    @Test
    void aMessageThatSomebodyElseWroteIsNeitherChangedNorTakenBackByItsId() {
        KnownMessages ofSomebodyElse = new KnownMessages() {
            @Override
            public Optional<Known> find(MessageReference reference) {
                return Optional.empty();
            }

            @Override
            public boolean isByAnother(MessageReference reference) {
                return reference.id().equals("M1");
            }
        };
        ChatView bobs = ChatView.of(GROUP, BOB);
        Content edit = new Edit(MessageReference.own("M1"), new Text("new words"));

        for (Content claim : List.of(edit, new Revocation(MessageReference.own("M1")))) {
            Message message = write(claim, bobs);
            assertThat(said(MessageReader.read(message, BOB, ChatView.of(GROUP, ANN), ofSomebodyElse))
                            .content())
                    .isInstanceOf(UnknownContent.class);
            assertThat(content(message, BOB, ChatView.of(GROUP, ANN))).isNotInstanceOf(UnknownContent.class);
        }
    }

    @Test
    void whatIsTooOldToBeChangedIsNotSent() {
        SendMessage edit = new SendMessage(
                Party.of(ANN), new Edit(MessageReference.own("M1"), new Text("new words")), MessageOptions.NONE);

        assertThatThrownBy(() -> WRITER.write(
                        edit, ChatView.of(ANN, BOB), Instant.EPOCH, SECRET, sentBefore(Duration.ofMinutes(21))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Message M1 was sent PT21M ago; a message can be changed for PT20M");
    }

    @Test
    void whereOnlyAdministratorsWritePollsAndReactionsHaveFormsOfTheirOwn() {
        ChatView bobs = ChatView.of(GROUP, BOB).with(new GroupRules(true, Set.of(BOB)));
        KnownMessages known = reference -> Optional.of(new KnownMessages.Known(SECRET, List.of("a", "b")));
        Reaction reaction = new Reaction(MessageReference.received("M1", Party.of(ANN)), "x");

        Message poll = write(new Poll("q", List.of("a", "b"), 1), bobs);
        Message sealed = WRITER.write(
                        new SendMessage(Party.of(GROUP), reaction, MessageOptions.NONE),
                        bobs,
                        Instant.EPOCH,
                        SECRET,
                        known)
                .message();

        assertThat(poll.hasPollCreationMessageV2()).isTrue();
        assertThat(content(poll, BOB, ChatView.of(GROUP, ANN))).isEqualTo(new Poll("q", List.of("a", "b"), 1));
        assertThat(sealed.hasEncReactionMessage()).isTrue();
        assertThat(sealed.getEncReactionMessage().hasTargetMessageKey()).isTrue();
        assertThat(said(MessageReader.read(sealed, BOB, ChatView.of(GROUP, ANN), known))
                        .content())
                .isEqualTo(new Reaction(MessageReference.own("M1"), "x"));
        assertThatThrownBy(() -> write(reaction, bobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("M1");
    }

    private static KnownMessages sentBefore(Duration age) {
        return reference -> Optional.of(new KnownMessages.Known(Optional.of(SECRET), List.of(), Optional.of(age)));
    }

    @Test
    void takesBackWhatOthersWroteOnlyByAnAdministrator() {
        Message asAdmin =
                write(new Revocation(MessageReference.received("M1", Party.of(EVE))), ChatView.of(GROUP, BOB));
        ChatView anns = ChatView.of(GROUP, ANN);

        assertThat(content(asAdmin, BOB, anns.with(new GroupRules(false, Set.of(BOB)))))
                .isEqualTo(new Revocation(MessageReference.received("M1", Party.of(EVE))));
        assertThat(content(asAdmin, BOB, anns.with(new GroupRules(false, Set.of(EVE)))))
                .isInstanceOf(UnknownContent.class);
        assertThat(content(asAdmin, BOB, anns)).isInstanceOf(UnknownContent.class);
    }

    @Test
    void outsideOfGroupsOnlyTheAuthorTakesAMessageBack() {
        Message own = write(new Revocation(MessageReference.own("M1")), ChatView.of(ANN, BOB));
        Message others = write(new Revocation(MessageReference.received("M1")), ChatView.of(ANN, BOB));

        assertThat(content(own, BOB, ChatView.of(BOB, ANN))).isEqualTo(new Revocation(MessageReference.received("M1")));
        assertThat(content(others, BOB, ChatView.of(BOB, ANN))).isInstanceOf(UnknownContent.class);
    }

    @Test
    void aVoteIsOpenedWhicheverAddressesItsSenderUsed() {
        MessageReference poll = MessageReference.received("P1", ANN_BOTH);
        KnownMessages known = reference -> Optional.of(new KnownMessages.Known(SECRET, List.of("a", "b")));
        Message byPhone = WRITER.write(
                        new SendMessage(Party.of(GROUP), PollVote.of(poll, List.of("b"))),
                        new ChatView(GROUP, BOB, BOB_BOTH, MessageReaderTest::both, GroupRules.UNKNOWN),
                        Instant.EPOCH,
                        SECRET,
                        known)
                .message();
        ChatView hidden = new ChatView(GROUP, ANN_HIDDEN, ANN_BOTH, MessageReaderTest::both, GroupRules.UNKNOWN);

        assertThat(said(MessageReader.read(byPhone, BOB_HIDDEN, hidden, known)).content())
                .isEqualTo(PollVote.of(MessageReference.own("P1"), List.of("b")));
    }

    @Test
    void aVoteWhosePollIsNotKeptNamesItsChoicesByHash() {
        KnownMessages withOptions = reference -> Optional.of(new KnownMessages.Known(SECRET, List.of("a", "b")));
        KnownMessages without = reference -> Optional.of(new KnownMessages.Known(SECRET, List.of()));
        Message vote = WRITER.write(
                        new SendMessage(Party.of(ANN), PollVote.of(MessageReference.received("P1"), List.of("b"))),
                        ChatView.of(ANN, BOB),
                        Instant.EPOCH,
                        SECRET,
                        withOptions)
                .message();

        assertThat(said(MessageReader.read(vote, BOB, ChatView.of(BOB, ANN), without))
                        .content())
                .isEqualTo(new PollVote(
                        MessageReference.own("P1"),
                        List.of(),
                        List.of(new Sha256(PollForms.hash("b").bytes()))));
        assertThat(said(MessageReader.read(vote, BOB, ChatView.of(BOB, ANN), KnownMessages.NONE))
                        .content())
                .isInstanceOf(UnknownContent.class);
    }

    @Test
    void aVoteForWhatIsNoAnswerOfThePollIsRefused() {
        KnownMessages known = reference -> Optional.of(new KnownMessages.Known(SECRET, List.of("a", "b")));

        assertThatThrownBy(() -> WRITER.write(
                        new SendMessage(Party.of(ANN), PollVote.of(MessageReference.received("P1"), List.of("c"))),
                        ChatView.of(ANN, BOB),
                        Instant.EPOCH,
                        SECRET,
                        known))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of the poll's 2 answers");
    }

    @Test
    void anEncryptedReactionAndAnEncryptedEditAreOpened() {
        KnownMessages known = reference -> Optional.of(new KnownMessages.Known(SECRET, List.of()));
        byte[] iv = new byte[12];
        MessageSecrets.Sealed reaction = MessageSecrets.seal(
                MessageSecrets.Use.ENCRYPTED_REACTION,
                SECRET,
                "M1",
                ANN,
                BOB,
                iv,
                Message.ReactionMessage.newBuilder().setText("x").build().toByteArray());
        Message.Builder message = Message.newBuilder();
        message.getEncReactionMessageBuilder()
                .setTargetMessageKey(MessageKeys.write(MessageReference.received("M1"), ChatView.of(ANN, BOB)))
                .setEncIv(com.google.protobuf.ByteString.copyFrom(reaction.iv()))
                .setEncPayload(com.google.protobuf.ByteString.copyFrom(reaction.payload()));
        MessageSecrets.Sealed edit = MessageSecrets.seal(
                MessageSecrets.Use.MESSAGE_EDIT,
                SECRET,
                "M2",
                BOB,
                BOB,
                iv,
                Message.newBuilder().setConversation("new").build().toByteArray());
        Message.Builder edited = Message.newBuilder();
        edited.getSecretEncryptedMessageBuilder()
                .setTargetMessageKey(MessageKeys.write(MessageReference.own("M2"), ChatView.of(ANN, BOB)))
                .setSecretEncType(Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT)
                .setEncIv(com.google.protobuf.ByteString.copyFrom(edit.iv()))
                .setEncPayload(com.google.protobuf.ByteString.copyFrom(edit.payload()));
        ChatView anns = ChatView.of(BOB, ANN);

        assertThat(said(MessageReader.read(message.build(), BOB, anns, known)).content())
                .isEqualTo(new Reaction(MessageReference.own("M1"), "x"));
        assertThat(said(MessageReader.read(edited.build(), BOB, anns, known)).content())
                .isEqualTo(new Edit(MessageReference.received("M2"), new Text("new")));
    }

    @Test
    void fiveWrappingsAreTakenOffAndNoMore() {
        assertThat(content(wrapped(5), BOB, ChatView.of(BOB, ANN))).isEqualTo(new Text("deep"));
        assertThatThrownBy(() -> content(wrapped(6), BOB, ChatView.of(BOB, ANN)))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("more than 5 times");
    }

    @Test
    void theWrappingOfOwnDevicesCountsFromOwnDevicesOnly() {
        Message.Builder copy = Message.newBuilder();
        copy.getDeviceSentMessageBuilder()
                .setDestinationJid(BOB.toString())
                .getMessageBuilder()
                .setConversation("to Bob");

        assertThat(content(copy.build(), ANN.withDevice(3), ChatView.of(BOB, ANN)))
                .isEqualTo(new Text("to Bob"));
        assertThat(content(copy.build(), BOB, ChatView.of(BOB, ANN))).isInstanceOf(UnknownContent.class);
    }

    @Test
    void whatIsWrappedToBeLookedAtOnceSaysSo() {
        Message.Builder once = Message.newBuilder();
        once.getViewOnceMessageV2Builder()
                .getMessageBuilder()
                .getImageMessageBuilder()
                .setDirectPath("/v/1");

        assertThat(said(MessageReader.read(once.build(), BOB, ChatView.of(BOB, ANN), KnownMessages.NONE))
                        .options()
                        .viewOnce())
                .isTrue();
    }

    @Test
    void ofWhatBusinessesShowTheTextIsRead() {
        Message.Builder buttons = Message.newBuilder();
        buttons.getButtonsMessageBuilder().setContentText("Choose").setFooterText("Shop");
        Message.Builder list = Message.newBuilder();
        list.getListMessageBuilder().setTitle("Menu").setDescription("Today");
        Message.Builder template = Message.newBuilder();
        template.getTemplateMessageBuilder().getHydratedTemplateBuilder().setHydratedContentText("Your code");
        Message.Builder interactive = Message.newBuilder();
        interactive.getInteractiveMessageBuilder().getBodyBuilder().setText("Pick");

        assertThat(List.of(buttons, list, template, interactive))
                .extracting(builder -> content(builder.build(), BOB, ChatView.of(BOB, ANN)))
                .containsExactly(
                        new Text("Choose\nShop"), new Text("Menu\nToday"), new Text("Your code"), new Text("Pick"));
    }

    @Test
    void whatThisVersionDoesNotKnowKeepsItsBytes() {
        Message future = Message.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                999,
                                UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                        .build())
                .build();

        assertThat(content(future, BOB, ChatView.of(BOB, ANN)))
                .isEqualTo(new UnknownContent("field999", future.toByteArray()));
    }

    @Test
    void aPollThatNobodyCanAnswerKeepsItsBytes() {
        Message.Builder poll = Message.newBuilder();
        poll.getPollCreationMessageBuilder().setName("?");

        assertThat(content(poll.build(), BOB, ChatView.of(BOB, ANN)))
                .isInstanceOfSatisfying(UnknownContent.class, content -> assertThat(content.kind())
                        .isEqualTo("pollCreationMessage"));
    }

    @Test
    void aPlaceholderIsUnavailableContent() {
        Message.Builder placeholder = Message.newBuilder();
        placeholder.getPlaceholderMessageBuilder();

        assertThat(content(placeholder.build(), BOB, ChatView.of(BOB, ANN)))
                .isEqualTo(new UnavailableContent("mask_linked_devices"));
    }

    @Test
    void aKeyOfAGroupAloneSaysNothing() {
        Message.Builder key = Message.newBuilder();
        key.getSenderKeyDistributionMessageBuilder().setGroupId(GROUP.toString());

        assertThat(MessageReader.read(key.build(), BOB, ChatView.of(GROUP, ANN), KnownMessages.NONE))
                .isEqualTo(new ReadMessage.Nothing());
    }

    @Test
    void theSecretOfAMessageIsHandedOverAndDoesNotShow() {
        Message poll = write(new Poll("q", List.of("a", "b"), 1), ChatView.of(ANN, BOB));
        ReadMessage.Said said = said(MessageReader.read(poll, BOB, ChatView.of(BOB, ANN), KnownMessages.NONE));

        assertThat(said.secret())
                .hasValueSatisfying(secret -> assertThat(secret).isEqualTo(SECRET));
        assertThat(said.toString()).doesNotContain("[B@").contains("with secret");
    }

    private static Message wrapped(int times) {
        Message message = Message.newBuilder().setConversation("deep").build();
        for (int i = 0; i < times; i++) {
            Message inner = message;
            Message.Builder outer = Message.newBuilder();
            outer.getEphemeralMessageBuilder().setMessage(inner);
            message = outer.build();
        }
        return message;
    }

    private static Party both(Jid address) {
        return List.of(ANN_BOTH, BOB_BOTH).stream()
                .filter(party ->
                        party.id().equals(address.account()) || party.phone().equals(Optional.of(address.user())))
                .findFirst()
                .orElseGet(() -> Party.of(address));
    }

    private static Message write(Content content, ChatView view) {
        return WRITER.write(
                        new SendMessage(Party.of(view.chat()), content, MessageOptions.NONE),
                        view,
                        Instant.EPOCH,
                        SECRET,
                        KnownMessages.NONE)
                .message();
    }

    private static Content content(Message message, Jid author, ChatView view) {
        return said(MessageReader.read(message, author, view, KnownMessages.NONE))
                .content();
    }

    private static ReadMessage.Said said(ReadMessage read) {
        assertThat(read).isInstanceOf(ReadMessage.Said.class);
        return (ReadMessage.Said) read;
    }
}
