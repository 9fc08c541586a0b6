package io.github.camelwhatsapp.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventCatalogueTest {
    @Test
    void namesEveryEvent() {
        assertThat(EventCatalogue.entries())
                .hasSize(Event.class.getPermittedSubclasses().length)
                .extracting(EventCatalogue.Entry::name)
                .doesNotHaveDuplicates()
                .contains("messageReceived", "presenceChanged", "unknownStanza");
    }

    @Test
    void findsAnEventByItsNameAndAFamilyByItsOwn() {
        assertThat(EventCatalogue.named("chatState"))
                .extracting(EventCatalogue.Entry::name)
                .containsExactly("chatStateChanged");
        assertThat(EventCatalogue.named("receiptReceived")).hasSize(1);
        assertThat(EventCatalogue.named("receipt")).hasSize(5);
    }

    @Test
    void listsWhatThereIsWhenANameIsUnknown() {
        assertThatThrownBy(() -> EventCatalogue.named("mesage"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'mesage'")
                .hasMessageContaining("message, receipt, presence, chatState")
                .hasMessageContaining("messageReceived");
    }
}
