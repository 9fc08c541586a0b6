package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"storePath", "store-path", "STORE_PATH", "storepath"})
    void everySpellingOfAnOptionIsKnown(String option) {
        assertThatCode(() -> OptionNames.ofAccount().check(option, "p")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"storPath, storePath", "phone-nummer, phoneNumber", "generations, generation"})
    void whatIsLikeAnOptionIsAnsweredWithIt(String option, String meant) {
        assertThatThrownBy(() -> OptionNames.ofAccount().check(option, "the.property"))
                .hasMessageContaining("the.property")
                .hasMessageContaining(meant);
    }

    @Test
    void whatIsLikeNoneIsAnsweredWithAll() {
        assertThat(OptionNames.ofAccount().meant("colour")).isEmpty();
        assertThatThrownBy(() -> OptionNames.ofAccount().check("colour", "p"))
                .hasMessageContaining("There are audioLimit, browser");
    }

    @Test
    void theComponentHasTheOptionsOfItsEndpointsToo() {
        assertThat(OptionNames.ofComponent().isKnown("maxInflight")).isTrue();
        assertThat(OptionNames.ofComponent().isKnown("accounts")).isTrue();
        assertThat(OptionNames.ofComponent().isKnown("camelContext")).isFalse();
    }
}
