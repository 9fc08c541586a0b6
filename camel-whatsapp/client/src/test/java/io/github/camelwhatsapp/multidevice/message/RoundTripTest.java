package io.github.camelwhatsapp.multidevice.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Album;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ButtonReply;
import io.github.camelwhatsapp.model.CalendarEvent;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.ContactCards;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.DisappearingTimer;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.EventResponse;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.LinkPreview;
import io.github.camelwhatsapp.model.LiveLocation;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.Quote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.model.Waveform;
import io.github.camelwhatsapp.operation.SendMessage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Whatever the account says in a chat, its other devices read the same, and others read the same seen from where they stand: what is own
 * to one is somebody else's to the other.
 */
class RoundTripTest {
    private static final Jid SELF = Jid.parse("100000000000001@lid");
    private static final Jid PEER = Jid.parse("100000000000002@lid");
    private static final Jid GROUP = Jid.parse("120363000000000001@g.us");
    private static final byte[] SECRET = new byte[32];
    private static final MessageWriter WRITER = new MessageWriter(new SecureRandom());
    private static final List<String> OPTIONS = List.of("a", "b", "c");
    private static final KnownMessages KNOWN = reference -> Optional.of(new KnownMessages.Known(new byte[32], OPTIONS));

    @Property(tries = 3000)
    void whatIsWrittenIsReadAsTheSame(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Draw draw = new Draw(new Random(seed));
        Content content = draw.content();
        MessageOptions options = draw.options(content);
        ChatView view = draw.view();
        SendMessage send = new SendMessage(Party.of(view.chat()), content, options);

        WrittenMessage written = WRITER.write(send, view, Instant.ofEpochMilli(1_767_225_600_123L), SECRET, KNOWN);
        ReadMessage read =
                MessageReader.read(MessageReader.decode(written.message().toByteArray()), SELF, view, KNOWN);

        assertThat(read).isInstanceOfSatisfying(ReadMessage.Said.class, said -> {
            assertThat(said.content()).isEqualTo(content);
            if (!(content instanceof Edit)) {
                assertThat(said.options()).isEqualTo(options);
            }
        });
    }

    @Property(tries = 2000)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        try {
            MessageSamples.read(bytes);
        } catch (MessageFormatException e) {
            assertThat(e).hasMessageNotContaining(Arrays.toString(bytes));
        }
    }

    @Property(tries = 3000)
    void aMessageWithWrongBytesInItIsReadOrRefused(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Random random = new Random(seed);
        Draw draw = new Draw(random);
        Content content = draw.content();
        ChatView view = draw.view();
        SendMessage send = new SendMessage(Party.of(view.chat()), content, draw.options(content));
        byte[] bytes =
                WRITER.write(send, view, Instant.EPOCH, SECRET, KNOWN).message().toByteArray();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        try {
            MessageSamples.read(bytes);
        } catch (MessageFormatException e) {
            assertThat(e).hasMessageNotContaining("word");
        }
    }

    /** Draws one of each kind of content, with what may go with it. */
    private static final class Draw {
        private final Random random;
        private final boolean group;

        Draw(Random random) {
            this.random = random;
            group = random.nextBoolean();
        }

        ChatView view() {
            return group
                    ? ChatView.of(GROUP, SELF).with(new GroupRules(random.nextBoolean(), Set.of(SELF)))
                    : ChatView.of(PEER, SELF);
        }

        Content content() {
            MessageReference target = reference();
            return switch (random.nextInt(24)) {
                case 0 -> text();
                case 1 ->
                    Image.builder(media("image/jpeg", false)).caption(word()).build();
                case 2 -> new Image(media("image/png", false), caption(), dimensions(), preview());
                case 3 ->
                    new Video(
                            media("video/mp4", false),
                            caption(),
                            dimensions(),
                            duration(),
                            io.github.camelwhatsapp.model.Encoding.UNKNOWN,
                            preview(),
                            random.nextBoolean());
                case 4 -> new VideoNote(media("video/mp4", false), dimensions(), duration(), preview());
                case 5 -> Audio.builder(media("audio/mpeg", false)).build();
                case 6 ->
                    VoiceNote.builder(media("audio/ogg", false))
                            .waveform(new Waveform(new byte[64]))
                            .build();
                case 7 -> new Document(media("application/pdf", true), caption(), maybe(word()), maybe(3), preview());
                case 8 -> new Sticker(media("image/webp", false), dimensions(), random.nextBoolean());
                case 9 ->
                    new Location(
                            random.nextDouble() * 90, 13.4, maybe(word()), maybe(word()), maybe(word()), preview());
                case 10 -> new LiveLocation(52.5, -13.4, maybe(10), caption(), random.nextInt(1000));
                case 11 -> card();
                case 12 -> new ContactCards(word(), List.of(card(), card()));
                case 13 -> new Reaction(target, random.nextBoolean() ? "\u2764" : "");
                case 14 -> new Poll(word(), OPTIONS, random.nextInt(4));
                case 15 -> vote(target);
                case 16 ->
                    new Edit(
                            MessageReference.own("E1"),
                            random.nextBoolean()
                                    ? text()
                                    : new Image(
                                            media("image/png", false), caption(), Optional.empty(), Optional.empty()));
                case 17 -> new Revocation(group ? target : MessageReference.own("R1"));
                case 18 -> Pin.of(target, random.nextBoolean() ? Duration.ofDays(7) : Duration.ZERO);
                case 19 -> new Keep(target, random.nextBoolean());
                case 20 ->
                    new GroupInvitation(
                            Party.of(GROUP),
                            word(),
                            maybe(word()),
                            maybe(Instant.ofEpochSecond(1_767_484_800)),
                            caption());
                case 21 -> reply();
                case 22 -> event();
                default ->
                    random.nextBoolean()
                            ? new EventResponse(target, EventResponse.Answer.MAYBE, random.nextInt(3))
                            : random.nextBoolean()
                                    ? new DisappearingTimer(Duration.ofDays(90))
                                    : new Album(random.nextInt(9), random.nextInt(9));
            };
        }

        MessageOptions options(Content content) {
            Content kind = content instanceof Edit edit ? edit.content() : content;
            if (!WritableContents.isStatement(kind)) {
                return MessageOptions.NONE;
            }
            boolean once = kind instanceof Image || kind instanceof Video || kind instanceof VoiceNote;
            boolean linked = kind instanceof Text && random.nextBoolean();
            boolean collected = (content instanceof Image || content instanceof Video) && random.nextBoolean();
            return new MessageOptions(
                    maybe(new Quote(reference(), maybe(text()))),
                    random.nextBoolean() ? List.of(Party.of(PEER), Party.of(SELF)) : List.of(),
                    random.nextBoolean(),
                    maybe(Duration.ofDays(7)),
                    once && random.nextBoolean(),
                    random.nextInt(3),
                    linked
                            ? Optional.of(new LinkPreview(
                                    "https://example.com/" + word(),
                                    maybe(word()),
                                    maybe(word()),
                                    preview(),
                                    maybe(linkPicture())))
                            : Optional.empty(),
                    collected ? Optional.of(word()) : Optional.empty());
        }

        private MessageReference reference() {
            if (random.nextBoolean()) {
                return MessageReference.own(word());
            }
            return group ? MessageReference.received(word(), Party.of(PEER)) : MessageReference.received(word());
        }

        private PollVote vote(MessageReference poll) {
            List<String> chosen = new ArrayList<>(OPTIONS);
            Collections.shuffle(chosen, random);
            return PollVote.of(poll, chosen.subList(0, random.nextInt(4)));
        }

        private ButtonReply reply() {
            ButtonReply.Form form = List.of(ButtonReply.Form.values()).get(random.nextInt(4));
            return new ButtonReply(
                    form,
                    word(),
                    maybe(word()),
                    form == ButtonReply.Form.TEMPLATE ? maybe(random.nextInt(3)) : Optional.empty(),
                    form == ButtonReply.Form.FLOW ? maybe("{}") : Optional.empty());
        }

        private CalendarEvent event() {
            return new CalendarEvent(
                    word(),
                    maybe(word()),
                    maybe(Location.of(1, 2)),
                    maybe(word()),
                    maybe(Instant.ofEpochSecond(1_767_312_000)),
                    maybe(Instant.ofEpochSecond(1_767_312_001)),
                    random.nextBoolean(),
                    random.nextBoolean());
        }

        private RemoteMedia media(String type, boolean named) {
            Optional<MediaSeal> seal = maybe(new MediaSeal(
                    new MediaKey(new byte[32]),
                    maybe(new Sha256(new byte[32])),
                    maybe(Instant.ofEpochSecond(1_767_225_600)),
                    Optional.empty()));
            return new RemoteMedia(
                    random.nextBoolean() ? "https://mmg.example/" + word() : "",
                    Optional.of("/v/" + word()),
                    named ? maybe(word()) : Optional.empty(),
                    Optional.of(type),
                    maybe(random.nextLong(1L << 40)),
                    maybe(new Sha256(new byte[32])),
                    seal);
        }

        private LinkPicture linkPicture() {
            return new LinkPicture(
                    new RemoteMedia(
                            "",
                            Optional.of("/v/" + word()),
                            Optional.empty(),
                            Optional.of("image/jpeg"),
                            Optional.empty(),
                            maybe(new Sha256(new byte[32])),
                            Optional.of(new MediaSeal(
                                    new MediaKey(new byte[32]),
                                    maybe(new Sha256(new byte[32])),
                                    maybe(Instant.ofEpochSecond(1_767_225_600)),
                                    Optional.empty()))),
                    dimensions(),
                    Optional.empty());
        }

        private ContactCard card() {
            return new ContactCard(word(), "BEGIN:VCARD\nVERSION:3.0\nFN:" + word() + "\nEND:VCARD");
        }

        private Text text() {
            return new Text(word());
        }

        private Optional<String> caption() {
            return maybe(word());
        }

        private Optional<Dimensions> dimensions() {
            return maybe(new Dimensions(1 + random.nextInt(4000), 1 + random.nextInt(4000)));
        }

        private Optional<Duration> duration() {
            return maybe(Duration.ofSeconds(1 + random.nextInt(4000)));
        }

        private Optional<Preview> preview() {
            return maybe(new Preview(new byte[] {1, 2, 3}));
        }

        private String word() {
            return "word " + Integer.toString(random.nextInt(), 36) + (random.nextInt(5) == 0 ? "\uD83D\uDE00" : "");
        }

        private <T> Optional<T> maybe(T value) {
            return random.nextBoolean() ? Optional.of(value) : Optional.empty();
        }
    }
}
