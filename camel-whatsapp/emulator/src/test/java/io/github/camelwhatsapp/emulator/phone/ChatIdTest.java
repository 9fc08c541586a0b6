package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.jid.Jid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"34600000001", "+34 600 000 001", "(34) 600-000.001", " 34600000001 "})
    void readsNumbersAsPeopleWriteThem(String text) {
        assertThat(ChatId.parse(text).jid()).isEqualTo(Jid.ofPhone("34600000001"));
        assertThat(PhoneNumber.parse(text)).hasToString("34600000001");
    }

    @Test
    void readsGroupIds() {
        ChatId group = ChatId.parse("34600000001-1400000000");

        assertThat(group.isGroup()).isTrue();
        assertThat(group.jid()).isEqualTo(Jid.ofGroup("34600000001-1400000000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "1234",
                "0034600000001",
                "1234567890123456",
                "34600000001@s.whatsapp.net",
                "٣٤٦٠٠٠٠٠٠٠١"
            })
    void refusesWhatIsNeitherAndSaysWhatIsExpected(String text) {
        assertThatThrownBy(() -> ChatId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("34600000001-1400000000");
        assertThatThrownBy(() -> PhoneNumber.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 to 15 digits");
    }

    @Test
    void quotesNoMoreOfALongTextThanHelps() {
        assertThatThrownBy(() -> ChatId.parse("x".repeat(100_000)))
                .hasMessageContaining("(100000 characters)")
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void belongsToNoChatWhenTheAddressIsNeitherAPersonNorAGroup() {
        assertThat(ChatId.of(Jid.SERVER)).isEmpty();
        assertThat(ChatId.of(Jid.parse("1400000000@broadcast"))).isEmpty();
        assertThat(ChatId.of(Jid.ofPhone("x"))).isEmpty();
        assertThat(ChatId.of(Jid.ofPhone("34600000001"))).contains(new ChatId("34600000001"));
    }
}
