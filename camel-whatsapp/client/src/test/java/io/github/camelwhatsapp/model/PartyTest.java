package io.github.camelwhatsapp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.jid.Jid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest {
    @ParameterizedTest
    @CsvSource({
        "34123456789, 34123456789@s.whatsapp.net",
        "+34 123 45 67 89, 34123456789@s.whatsapp.net",
        "' 34123456789', 34123456789@s.whatsapp.net",
        "+34-123-456.789, 34123456789@s.whatsapp.net",
        "(34) 123456789, 34123456789@s.whatsapp.net",
        "34123456789-1400000000, 34123456789-1400000000@g.us",
        "34123456789@s.whatsapp.net, 34123456789@s.whatsapp.net",
        "34123456789@c.us, 34123456789@s.whatsapp.net",
        "34123456789:3@s.whatsapp.net, 34123456789@s.whatsapp.net",
        "236482911234567@lid, 236482911234567@lid",
    })
    void readsWhatPeopleWrite(String text, String expected) {
        assertThat(Party.parse(text).id()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ann", "12", "+", "0034123456789", "1234567890123456", "34abc", "@s.whatsapp.net"})
    void saysWhatIsAllowedWhenItIsNone(String text) {
        assertThatThrownBy(() -> Party.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text.strip())
                .hasMessageContaining("+34 123456789");
    }

    @Test
    void knowsThePhoneOnlyFromAPhoneAddress() {
        assertThat(Party.ofPhone("34123456789").phone()).contains("34123456789");
        assertThat(Party.of(Jid.parse("236482911234567@lid")).phone()).isEmpty();
        assertThat(Party.of(Jid.parse("236482911234567@lid")).lid()).isPresent();
        assertThat(Party.parse("34123456789-1400000000").isGroup()).isTrue();
    }
}
