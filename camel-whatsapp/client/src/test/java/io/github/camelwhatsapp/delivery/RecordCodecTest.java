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
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Sidecar;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.model.Waveform;
import io.github.camelwhatsapp.operation.SendMessage;
import java.time.Duration;
import java.time.Instant;
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
    void bytesThatAreNotSpooledHaveNoForm() {
        SendMessage send = new SendMessage(Party.ofPhone("34600000001"), Image.of(Media.of(new byte[] {1})));

        assertThatThrownBy(() -> RecordCodec.encode(send)).isInstanceOf(IllegalStateException.class);
    }
}
