package io.github.camelwhatsapp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Encoding;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.Quote;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Sidecar;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.model.Waveform;
import io.github.camelwhatsapp.operation.EditMessage;
import io.github.camelwhatsapp.operation.KeepMessage;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.operation.PinMessage;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.Reply;
import io.github.camelwhatsapp.operation.RevokeMessage;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendPoll;
import io.github.camelwhatsapp.operation.SetDisappearingTimer;
import io.github.camelwhatsapp.operation.UnkeepMessage;
import io.github.camelwhatsapp.operation.UnpinMessage;
import io.github.camelwhatsapp.operation.VotePoll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {
    private static final Sha256 HASH = new Sha256(new byte[32]);

    static Stream<Content> contents() {
        RemoteMedia remote = new RemoteMedia(
                "https://host.example/a",
                Optional.of("/v/a.enc?oh=1"),
                Optional.of("a.jpg"),
                Optional.of("image/jpeg"),
                Optional.of(12L),
                Optional.of(HASH),
                Optional.of(new MediaSeal(
                        new MediaKey(new byte[32]),
                        Optional.of(HASH),
                        Optional.of(Instant.ofEpochSecond(1_700_000_000)),
                        Optional.of(new Sidecar(new byte[20])))));
        SpooledMedia spooled = new SpooledMedia("x.bin", false, "audio/ogg", Optional.empty(), 5, HASH);
        return Stream.of(
                Image.builder(remote)
                        .caption("c")
                        .dimensions(new Dimensions(3, 4))
                        .preview(new Preview(new byte[] {1}))
                        .build(),
                Video.builder(remote)
                        .duration(Duration.ofMillis(1500))
                        .encoding(Encoding.of(Optional.of("h264"), Optional.empty()))
                        .build(),
                Audio.of(spooled),
                VoiceNote.builder(spooled)
                        .duration(Duration.ofSeconds(2))
                        .waveform(new Waveform(new byte[] {0, 50, 100}))
                        .build(),
                Video.builder(remote).gif(true).build(),
                Document.builder(remote).title("t").pageCount(3).build(),
                Location.builder(1.5, -2.25).name("n").build(),
                new ContactCard("Ann", "BEGIN:VCARD\r\nEND:VCARD\r\n"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void aContentComesBackFromTheInboxAndTheOutboxAsItWas(Content content) {
        Party chat = Party.ofPhone("34600000001");
        Event event =
                new MessageReceived("1", chat, chat, Optional.empty(), Instant.ofEpochSecond(5), Origin.LIVE, content);

        assertThat(RecordCodec.decodeEvent("messageReceived", RecordCodec.encode(event)))
                .isEqualTo(event);
        SendMessage send = new SendMessage(chat, content);
        assertThat(RecordCodec.decodeOperation(RecordCodec.encode(send))).isEqualTo(send);
    }

    @Test
    void everyMessageOperationComesBackFromTheOutbox() {
        Party group = Party.parse("34600000001-1400000000");
        MessageReference target = MessageReference.received("1", Party.ofPhone("34600000002"));
        MessageOptions options = MessageOptions.builder()
                .mentions(List.of(Party.ofPhone("34600000002")))
                .expiration(Duration.ofDays(1))
                .timesForwarded(1)
                .build();
        List<MessageOperation> operations = List.of(
                new SendMessage(group, new Text("t"), options),
                new Reply(group, new Quote(target, Optional.of(new Text("q"))), new Text("t"), options),
                new React(group, target, "\u2764"),
                new SendPoll(group, "q", List.of("a", "b"), Optional.of(0), options),
                new VotePoll(group, target, List.of("a")),
                new EditMessage(group, "1", new Text("t"), options),
                new RevokeMessage(group, target),
                new PinMessage(group, target, Optional.of(Duration.ofDays(1))),
                new UnpinMessage(group, target),
                new KeepMessage(group, target),
                new UnkeepMessage(group, target),
                new SetDisappearingTimer(Party.ofPhone("34600000002"), Duration.ofDays(7)));

        assertThat(operations)
                .hasSameSizeAs(MessageOperation.class.getPermittedSubclasses())
                .allSatisfy(operation -> assertThat(RecordCodec.decodeOperation(RecordCodec.encode(operation)))
                        .isEqualTo(operation));
    }

    @Test
    void rowsThatAnEarlierVersionWroteHaveNoOptions() {
        String chat = "{\"id\":\"34600000001@s.whatsapp.net\",\"phone\":\"34600000001\",\"lid\":null}";
        String text = "{\"is\":\"text\",\"text\":\"t\"}";
        String operation = "\u000bsendMessage{\"to\":" + chat + ",\"content\":" + text + "}";
        String event = "{\"id\":\"1\",\"from\":" + chat + ",\"sender\":" + chat + ",\"senderName\":null,"
                + "\"timestamp\":\"1970-01-01T00:00:05Z\",\"origin\":\"LIVE\",\"content\":" + text + "}";
        Party ana = Party.ofPhone("34600000001");

        assertThat(RecordCodec.decodeOperation(operation.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new SendMessage(ana, new Text("t")));
        assertThat(RecordCodec.decodeEvent("messageReceived", event.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new MessageReceived(
                        "1", ana, ana, Optional.empty(), Instant.ofEpochSecond(5), Origin.LIVE, new Text("t")));
    }

    @Test
    void bytesThatAreNotSpooledHaveNoForm() {
        SendMessage send = new SendMessage(Party.ofPhone("34600000001"), Image.of(Media.of(new byte[] {1})));

        assertThatThrownBy(() -> RecordCodec.encode(send)).isInstanceOf(IllegalStateException.class);
    }
}
