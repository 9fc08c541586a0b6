package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicDictionaryTest {
    private final ClassicDictionary dictionary = ClassicDictionary.july2016();

    @Test
    void holdsTheWordsOfTheNotesAtTheirPlaces() throws IOException {
        JsonNode tokens = tokens();

        assertThat(dictionary.size()).isEqualTo(233 + 263);
        assertPage(tokens.get("primary"), 3, 0);
        assertPage(tokens.get("secondary"), 0, 0xEC00);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zzz", "IQ", "iq ", "a word that is longer than every word of the dictionary"})
    void doesNotKnowOtherTexts(String text) {
        assertThat(dictionary.codeOf(text)).isEqualTo(ClassicDictionary.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 236, 255, 256, 0xEBFF, 0xED07, 0xEE00})
    void refusesCodesWithoutAWord(int code) {
        assertThat(dictionary.hasCode(code)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dictionary.word(code))
                .withMessageContaining(Integer.toHexString(code));
    }

    private void assertPage(JsonNode words, int first, int base) {
        for (int index = first; index < words.size(); index++) {
            String word = words.get(index).asText();

            assertThat(dictionary.hasCode(base + index)).isTrue();
            assertThat(dictionary.word(base + index)).isEqualTo(word);
            assertThat(dictionary.codeOf(word)).isEqualTo(base + index);
        }
    }

    private static JsonNode tokens() throws IOException {
        try (InputStream in = ClassicDictionaryTest.class.getResourceAsStream("/vectors/classic-tokens.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
