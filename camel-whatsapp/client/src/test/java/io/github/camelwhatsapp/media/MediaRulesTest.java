package io.github.camelwhatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.spi.MediaSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaRulesTest {
    private static final Media BYTES = Media.of(new byte[1]);

    private final MediaRules linked = new MediaRules(MediaSettings.DEFAULT, "multidevice");
    private final MediaRules classic = new MediaRules(MediaSettings.DEFAULT, "classic");

    @Test
    void aLinkedDeviceSendsAnyDocument() {
        MediaContent document = Document.of(BYTES);

        assertThatCode(() -> linked.checkType(document, "application/zip", "zip"))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classic.checkType(document, "application/zip", "zip"))
                .withMessageContaining("[pdf]");
    }

    @Test
    void aStickerIsAWebpOfFiveHundredAndTwelve() {
        MediaContent sticker = Sticker.of(BYTES);

        assertThatCode(() -> linked.checkType(sticker, "image/webp", "webp")).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linked.checkType(sticker, "image/png", "png"))
                .withMessageContaining("sticker")
                .withMessageContaining("[webp]");
        assertThatCode(() -> linked.checkDimensions(sticker, Optional.of(new Dimensions(512, 512))))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linked.checkDimensions(sticker, Optional.of(new Dimensions(640, 480))))
                .withMessageContaining("512x512")
                .withMessageContaining("640x480");
        assertThat(linked.limit(sticker)).isEqualTo(1 << 20);
    }

    @Test
    void aVideoNoteHasTheLimitsOfAFilm() {
        MediaContent note = VideoNote.of(BYTES);

        assertThat(linked.limit(note)).isEqualTo(MediaSettings.DEFAULT.videoLimit());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linked.checkType(note, "image/png", "png"))
                .withMessageContaining("video");
    }

    @Test
    void theLimitThatIsBrokenIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linked.checkSize(Audio.of(BYTES), MediaSettings.DEFAULT.audioLimit()))
                .withMessageContaining("audioLimit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linked.checkSize(Audio.of(BYTES), 0))
                .withMessageContaining("empty");
    }
}
