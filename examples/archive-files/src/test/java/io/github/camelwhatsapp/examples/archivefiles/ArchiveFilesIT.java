package io.github.camelwhatsapp.examples.archivefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFilesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ANN = "34123456789";

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();

    @TempDir
    private Path archive;

    private Main main;
    private Phone ann;

    @BeforeEach
    void start() throws Exception {
        ann = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        main = ArchiveFiles.camel(emulator, () -> {});
        main.addOverrideProperty("archive", archive.toString());
        main.start();
        emulator.multiDevice().awaitOnline(ArchiveFiles.SHOP, 1, SOON);
    }

    @AfterEach
    void stop() {
        main.stop();
        assertThat(emulator.ledgers().complaints()).isEmpty();
        emulator.close();
    }

    @Test
    void keepsBothSidesOfAChatWithItsPictures() throws Exception {
        byte[] picture = picture();
        ann.sends("Do you have figs?").to(ArchiveFiles.SHOP);
        awaitPage(ANN, "Do you have figs?");
        ann.sends(PhoneFile.of(picture, "image/png").named("../../figs.png").captioned("these"))
                .to(ArchiveFiles.SHOP);
        awaitPage(ANN, "these");
        emulator.phone(ArchiveFiles.SHOP).sends("We do").to(ANN);

        String page = awaitPage(ANN, "We do");
        assertThat(page)
                .startsWith("<!doctype html>")
                .containsSubsequence("<b>Ann</b>", "Do you have figs?", "<img src=\"media/", "these", "class=\"own\"");
        List<Path> media = media(ANN);
        assertThat(media).hasSize(1);
        assertThat(media.get(0)).hasBinaryContent(picture);
        assertThat(page).contains("media/" + media.get(0).getFileName());
    }

    @Test
    void namesAPictureThatCameWithoutANameByItsMessage() throws Exception {
        ann.sends(PhoneFile.of(picture(), "image/png").captioned("these")).to(ArchiveFiles.SHOP);
        String page = awaitPage(ANN, "these");
        assertThat(media(ANN)).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).matches("[A-Za-z0-9]+\\.png");
            assertThat(page).contains("media/" + file.getFileName());
        });
    }

    @Test
    void keepsAGroupInAFolderOfItsOwn() throws Exception {
        String group = ArchiveFiles.SHOP + "-1400000000";
        emulator.group(group, "Neighbours", ArchiveFiles.SHOP, ANN);
        ann.sends("Who is in?").to(group);
        assertThat(awaitPage(group, "Who is in?")).contains("<b>Ann</b>");
        assertThat(archive.resolve(ANN)).doesNotExist();
    }

    @Test
    void whatPeopleWriteIsNoHtml() throws Exception {
        ann.sends("<script>alert(1)</script>").to(ArchiveFiles.SHOP);
        assertThat(awaitPage(ANN, "alert(1)"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>");
    }

    private String awaitPage(String chat, String part) throws IOException {
        Path page = archive.resolve(chat).resolve("index.html");
        await().atMost(SOON)
                .until(() -> Files.exists(page) && Files.readString(page).contains(part));
        return Files.readString(page);
    }

    private List<Path> media(String chat) throws IOException {
        try (Stream<Path> files = Files.list(archive.resolve(chat).resolve("media"))) {
            return files.toList();
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
