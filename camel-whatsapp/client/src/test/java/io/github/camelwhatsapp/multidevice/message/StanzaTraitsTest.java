package io.github.camelwhatsapp.multidevice.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Album;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.CalendarEvent;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.LinkPreview;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.operation.EditMessage;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.proto.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stanzas show of messages, and what cannot be written. Source: multidevice-messaging.md section 3.3. */
class StanzaTraitsTest {
    private static final Jid SELF = Jid.parse("15550000001@s.whatsapp.net");
    private static final Jid GROUP = Jid.parse("120363000000000001@g.us");
    private static final ChatView VIEW = ChatView.of(GROUP, SELF);
    private static final Party ANN = Party.ofPhone("15550000002");
    private static final MessageReference OWN = MessageReference.own("M1");
    private static final MessageReference ANNS = MessageReference.received("M1", ANN);
    private static final RemoteMedia MEDIA = RemoteMedia.plain(
            "https://mmg.example/1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final KnownMessages KNOWN =
            reference -> Optional.of(new KnownMessages.Known(new byte[32], List.of()));
    private static final MessageWriter WRITER = new MessageWriter(new SecureRandom());

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of(new Text("t"), "text - - shown {}"),
                Arguments.of(Image.of(MEDIA), "media image - shown {}"),
                Arguments.of(Video.of(MEDIA), "media video - shown {}"),
                Arguments.of(Video.builder(MEDIA).gif(true).build(), "media gif - shown {}"),
                Arguments.of(Audio.of(MEDIA), "media audio - shown {}"),
                Arguments.of(VoiceNote.of(MEDIA), "media ptt - shown {}"),
                Arguments.of(Document.builder(MEDIA).caption("c").build(), "media document - shown {}"),
                Arguments.of(Location.of(1, 2), "media location - shown {}"),
                Arguments.of(new Album(2, 0), "text - - shown {}"),
                Arguments.of(new Reaction(ANNS, "x"), "reaction - - hidden {}"),
                Arguments.of(new Reaction(ANNS, ""), "reaction - 7 shown {}"),
                Arguments.of(new Poll("q", List.of("a", "b"), 1), "poll - - shown {polltype=creation}"),
                Arguments.of(PollVote.of(ANNS, List.of("a")), "poll - - hidden {polltype=vote}"),
                Arguments.of(
                        new CalendarEvent(
                                "n",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                false),
                        "event - - shown {event_type=creation}"),
                Arguments.of(new Edit(OWN, new Text("t")), "text - 1 hidden {}"),
                Arguments.of(new Revocation(OWN), "text - 7 shown {}"),
                Arguments.of(new Revocation(ANNS), "text - 8 shown {}"),
                Arguments.of(new Pin(ANNS, Duration.ofDays(1)), "text - 2 hidden {}"),
                Arguments.of(new Keep(ANNS, true), "text - - hidden {}"),
                Arguments.of(new Keep(ANNS, false), "text - 7 shown {}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void theStanzaShowsWhatTheServerRoutesBy(Content content, String expected) {
        StanzaTraits traits = write(content, MessageOptions.NONE).traits();

        assertThat(traits.type() + " " + traits.mediaType().orElse("-") + " "
                        + traits.edit().orElse("-") + (traits.hidesFailure() ? " hidden " : " shown ") + traits.meta())
                .isEqualTo(expected);
    }

    @Test
    void aTextWithThePreviewOfALinkIsAMediumOfItsKind() {
        MessageOptions linked = MessageOptions.builder()
                .linkPreview(LinkPreview.builder("https://example.com").build())
                .build();

        assertThat(write(new Text("see https://example.com"), linked).traits().mediaType())
                .contains("url");
    }

    @Test
    void theCopyForOwnDevicesShowsTheSame() {
        Message.Builder copy = Message.newBuilder();
        copy.getDeviceSentMessageBuilder()
                .setMessage(write(new Reaction(ANNS, "x"), MessageOptions.NONE).message());

        assertThat(StanzaTraits.of(copy.build()).type()).isEqualTo("reaction");
    }

    @Test
    void whatCannotBeSaidIsSaidBeforehand() {
        MessageOptions once = MessageOptions.builder().viewOnce(true).build();
        MessageOptions mentions =
                MessageOptions.builder().mentions(List.of(ANN)).build();

        assertThat(MessageWriter.supports(new SendMessage(ANN, new Text("t"), once)))
                .isFalse();
        assertThat(MessageWriter.supports(new SendMessage(ANN, Image.of(MEDIA), once)))
                .isTrue();
        assertThat(MessageWriter.supports(new SendMessage(ANN, new Reaction(OWN, "x"), mentions)))
                .isFalse();
        assertThat(MessageWriter.supports(new SendMessage(ANN, new UnknownContent("x", new byte[0]))))
                .isFalse();
        assertThat(MessageWriter.supports(new EditMessage(ANN, "M1", new Text("t"), mentions)))
                .isTrue();
        assertThatThrownBy(() -> write(new Text("t"), once))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("multidevice")
                .hasMessageContaining("viewOnce=true");
    }

    private static WrittenMessage write(Content content, MessageOptions options) {
        return WRITER.write(
                new SendMessage(Party.of(GROUP), content, options), VIEW, Instant.EPOCH, new byte[32], KNOWN);
    }
}
