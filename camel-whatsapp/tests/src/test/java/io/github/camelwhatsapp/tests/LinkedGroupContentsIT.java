package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.event.GroupSettingChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Album;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.PromoteParticipants;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.RevokeMessage;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendPoll;
import io.github.camelwhatsapp.operation.SetGroupSetting;
import io.github.camelwhatsapp.operation.VotePoll;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What messages say in a group: what only its administrators may do, and what goes with messages. */
class LinkedGroupContentsIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CAT = "34600000003";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Phone bob;
    private LinkedAccount ann;
    private LinkedAccount cat;
    private Party group;

    @BeforeEach
    void start() {
        bob = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        ann = LinkedAccount.on(emulator, ANN);
        cat = LinkedAccount.on(emulator, CAT);
        group = ann.ask(new CreateGroup("Friends", List.of(Party.ofPhone(BOB), Party.ofPhone(CAT))))
                .id();
    }

    @AfterEach
    void stop() {
        ann.close();
        cat.close();
    }

    @Test
    void onlyAnAdministratorTakesBackWhatOthersWrote() {
        PhoneMessage said = bob.sends("oops").to(group.id().user());
        MessageReceived byAnn = said(ann, new Text("oops"));
        MessageReceived byCat = said(cat, new Text("oops"));

        assertThatThrownBy(() -> cat.ask(new RevokeMessage(group, byCat.reference())))
                .hasMessageContaining("no administrator");
        ann.ask(new RevokeMessage(group, byAnn.reference()));

        MessageReceived taken = cat.told(MessageReceived.class, event -> event.content() instanceof Revocation);
        assertThat(taken.sender()).isEqualTo(ann.party());
        assertThat(((Revocation) taken.content()).target()).isEqualTo(byCat.reference());
        bob.awaitChange(said, message -> message.marks().revoked(), SOON);
    }

    @Test
    void whereOnlyAdministratorsWriteTheyAskVoteAndReact() {
        ann.ask(new PromoteParticipants(group, List.of(Party.ofPhone(CAT))));
        ann.ask(new SetGroupSetting(group, GroupSetting.ADMINS_WRITE));
        cat.told(GroupSettingChanged.class, event -> event.setting() == GroupSetting.ADMINS_WRITE);

        SentMessage asked =
                ann.ask(new SendPoll(group, "Lunch?", List.of("Pizza", "Soup"), Optional.of(1), MessageOptions.NONE));
        MessageReceived poll = said(cat, new Poll("Lunch?", List.of("Pizza", "Soup"), 1));
        PhoneMessage onPhone = bob.awaitReceived(message -> message.poll().isPresent(), SOON);
        cat.ask(new VotePoll(group, poll.reference(), List.of("Soup")));
        said(ann, PollVote.of(MessageReference.own(asked.id()), List.of("Soup")));
        cat.ask(React.to(poll, "\u2764"));
        said(ann, new Reaction(MessageReference.own(asked.id()), "\u2764"));
        bob.awaitChange(onPhone, message -> message.marks().reactions().containsKey(CAT), SOON);
        cat.ask(React.to(poll, ""));
        said(ann, new Reaction(MessageReference.own(asked.id()), ""));
        bob.awaitChange(onPhone, message -> message.marks().reactions().isEmpty(), SOON);

        ann.ask(new PromoteParticipants(group, List.of(Party.ofPhone(BOB))));
        bob.reacts(onPhone, "\ud83d\udc4d");
        said(ann, new Reaction(MessageReference.own(asked.id()), "\ud83d\udc4d"));
        bob.reacts(onPhone, "");
        await().atMost(SOON)
                .until(() -> ann.events(MessageReceived.class).stream()
                                .filter(event -> event.content() instanceof Reaction reaction
                                        && reaction.emoji().isEmpty())
                                .count()
                        == 2);
        assertThat(emulator.phoneTranscript().nodes(Transcript.Direction.RECEIVED, "message"))
                .filteredOn(message -> message.attributes().is("type", "reaction"))
                .hasSize(2)
                .as("what is sealed does not show that it takes something back")
                .allSatisfy(message -> assertThat(message.attribute("edit")).isEmpty());
    }

    @Test
    void picturesOfAnAlbumNameTheMessageThatAnnouncedIt() throws Exception {
        SentMessage album = ann.ask(new SendMessage(group, new Album(2, 0)));
        for (String caption : List.of("one", "two")) {
            ann.ask(new SendMessage(
                    group,
                    Image.builder(Media.of(picture())).caption(caption).build(),
                    MessageOptions.builder().albumId(album.id()).build()));
        }

        said(cat, new Album(2, 0));
        for (String caption : List.of("one", "two")) {
            MessageReceived picture = cat.told(
                    MessageReceived.class,
                    event -> event.content() instanceof Image image
                            && image.caption().equals(Optional.of(caption)));
            assertThat(picture.options().albumId()).contains(album.id());
        }
    }

    @Test
    void namesWhoIsMentionedInTheAddressesOfTheGroup() {
        ann.ask(new SendMessage(
                group,
                new Text("look, @" + CAT),
                MessageOptions.builder()
                        .mentions(List.of(Party.ofPhone(CAT)))
                        .mentionsEverybody(true)
                        .timesForwarded(2)
                        .expiration(Duration.ofDays(7))
                        .build()));

        MessageOptions options = said(cat, new Text("look, @" + CAT)).options();
        assertThat(options.mentions()).containsExactly(cat.party());
        assertThat(options.mentionsEverybody()).isTrue();
        assertThat(options.timesForwarded()).isEqualTo(2);
        assertThat(options.expiration()).contains(Duration.ofDays(7));
        bob.awaitReceived("look, @" + CAT, SOON);
    }

    private static MessageReceived said(LinkedAccount account, Content content) {
        return account.told(MessageReceived.class, event -> event.content().equals(content));
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
