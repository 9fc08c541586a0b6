package io.github.camelwhatsapp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTableTest {
    @Test
    void printsHeadingAndRows() {
        assertThat(new MarkdownTable("node", "bytes").row("presence", 13))
                .hasToString("| node | bytes |\n| --- | ---: |\n| presence | 13 |\n");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarkdownTable("node", "bytes").row("presence"))
                .withMessageContaining("1 cells, expected 2");
    }

    @ParameterizedTest
    @CsvSource({
        "4.564, 4.56",
        "45.64, 45.6",
        "7, 7",
        "789.2, 789",
        "3214, 3.21k",
        "45640, 45.6k",
        "3210000, 3.21M",
        "-12.34, -12.3"
    })
    void roundsToWhatSaysSomething(double value, String printed) {
        assertThat(MarkdownTable.number(value)).isEqualTo(printed);
    }
}
