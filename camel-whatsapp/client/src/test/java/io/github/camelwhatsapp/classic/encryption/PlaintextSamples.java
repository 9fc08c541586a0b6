package io.github.camelwhatsapp.classic.encryption;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.proto.ClassicMessage;
import io.github.camelwhatsapp.proto.ClassicSenderKey;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** What encrypted messages hold, for tests of other packages. */
public final class PlaintextSamples {
    private PlaintextSamples() {}

    /**
     * Reads a plaintext.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static void read(byte[] plaintext) {
        Objects.requireNonNull(PlainMessage.decode(plaintext, 1));
        PlainMessage read = PlainMessage.decode(plaintext, 2);
        read.content().ifPresent(content -> Objects.requireNonNull(content.toString()));
    }

    /** A text, a place, a card and a group's key. */
    public static List<byte[]> plaintexts() {
        Stream<Content> contents = Stream.of(
                new Text("Hello"),
                Location.builder(41.38, 2.17).name("Cafe").build(),
                ContactCard.parse("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol\r\nEND:VCARD\r\n"));
        ClassicMessage key = ClassicMessage.newBuilder()
                .setSenderKeyDistribution(ClassicSenderKey.newBuilder()
                        .setGroupId("34600000001-1400000000@g.us")
                        .setDistribution(ByteString.copyFrom(new byte[] {0x33, 8, 1})))
                .build();
        return Stream.concat(
                        contents.map(PlainMessage::of).map(message -> message.encode(new Random(1))),
                        Stream.of(PlainMessage.padded(key.toByteArray(), 3)))
                .toList();
    }
}
