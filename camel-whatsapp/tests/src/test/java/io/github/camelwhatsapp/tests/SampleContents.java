package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * One content of each kind that a message of the classic generation can have, as somebody would send it.
 *
 * @param contents the contents, in an order that each test may rely on
 * @param bytes the bytes of those that are media, by kind
 */
record SampleContents(List<Content> contents, Map<String, byte[]> bytes) {
    private static final String VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol\r\nEND:VCARD\r\n";

    /** @param author whose they are: those of two authors differ in everything that is said and in every byte */
    static SampleContents of(String author) {
        byte[] picture = jpeg(author);
        byte[] song = bytes("OggS a song of " + author);
        byte[] note = bytes("OggS spoken by " + author);
        byte[] film = bytes("a film by " + author);
        byte[] invoice = bytes("%PDF-1.4 an invoice of " + author);
        List<Content> contents = List.of(
                new Text("a text of " + author),
                Image.builder(Media.of(picture)).caption("seen by " + author).build(),
                Audio.of(Media.of(song).withMimeType("audio/ogg")),
                VoiceNote.builder(Media.of(note).withMimeType("audio/ogg"))
                        .duration(Duration.ofSeconds(7))
                        .build(),
                Video.builder(Media.of(film).withMimeType("video/mp4"))
                        .caption("shot by " + author)
                        .build(),
                Document.of(Media.of(invoice).withFileName(author + ".pdf")),
                Location.builder(41.38, -2.17).name("The house of " + author).build(),
                ContactCard.parse(VCARD.replace("Carol", author)));
        Map<String, byte[]> media = new LinkedHashMap<>();
        media.put("image", picture);
        media.put("audio", song);
        media.put("voiceNote", note);
        media.put("video", film);
        media.put("document", invoice);
        return new SampleContents(contents, media);
    }

    /** A picture whose every point is another, so that no two compress alike. */
    static byte[] jpeg(String seed) {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed.hashCode());
        for (int i = 0; i < 48 * 32; i++) {
            image.setRGB(i % 48, i / 48, random.nextInt());
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
