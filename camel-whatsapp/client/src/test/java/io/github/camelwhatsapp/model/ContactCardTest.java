package io.github.camelwhatsapp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ezvcard.VCard;
import org.junit.jupiter.api.Test;

class ContactCardTest {
    @Test
    void takesItsNameFromTheVcard() {
        ContactCard card = ContactCard.parse(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Smith\r\nTEL;TYPE=CELL:+34600\r\nEND:VCARD\r\n");

        assertThat(card.name()).isEqualTo("Ann Smith");
        assertThat(card.card().getTelephoneNumbers().get(0).getText()).isEqualTo("+34600");
        assertThat(card).asString().doesNotContain("Ann");
    }

    @Test
    void writesACardAsPhonesDo() {
        VCard made = new VCard();
        made.setFormattedName("Bob");

        assertThat(ContactCard.of(made).vcard())
                .startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
                .contains("FN:Bob");
    }

    @Test
    void refusesWhatIsNoCardAndWhatHasNoName() {
        assertThatThrownBy(() -> ContactCard.parse("hello")).hasMessageContaining("BEGIN:VCARD");
        assertThatThrownBy(() -> ContactCard.parse("BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"))
                .hasMessageContaining("FN");
    }
}
