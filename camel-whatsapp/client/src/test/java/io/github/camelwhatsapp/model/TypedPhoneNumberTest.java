package io.github.camelwhatsapp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedPhoneNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "+34 612 34 56 78; ; 34612345678",
                "612-345-678; es; 34612345678",
                "(202) 555-0143; US; 12025550143",
                "00 34 612345678; ES; 34612345678",
                "+7 701 555 01 43; ; 77015550143",
            })
    void readsWhatPeopleType(String typed, String region, String digits) {
        TypedPhoneNumber number = TypedPhoneNumber.read(typed, Optional.ofNullable(region));
        assertThat(number.digits()).isEqualTo(digits);
    }

    @Test
    void tellsANumberThatIsNotGivenOut() {
        assertThat(TypedPhoneNumber.read("+34 123 456 789", Optional.empty()).inUse())
                .isFalse();
        assertThat(TypedPhoneNumber.read("+34 612 345 678", Optional.empty()).inUse())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "+34 12, too short",
        "+34 123456789012345, too long",
        "612345678, country code is missing",
        "+999 1234567, country code is missing or not known",
        "hello, does not look like one"
    })
    void saysWhyATextIsNoNumber(String typed, String reason) {
        assertThatThrownBy(() -> TypedPhoneNumber.read(typed, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + typed + "'")
                .hasMessageContaining(reason);
    }
}
