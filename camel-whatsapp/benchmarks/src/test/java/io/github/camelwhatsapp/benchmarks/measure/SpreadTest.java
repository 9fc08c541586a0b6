package io.github.camelwhatsapp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void findsPercentilesByNearestRank() {
        Spread hundred = Spread.of(IntStream.rangeClosed(1, 100).boxed().toList());

        assertThat(hundred.median()).isEqualTo(50);
        assertThat(hundred.percentile(0.99)).isEqualTo(99);
        assertThat(hundred.percentile(1)).isEqualTo(100);
        assertThat(hundred.percentile(0)).isEqualTo(1);
    }

    @Test
    void takesMeasurementsInAnyOrder() {
        assertThat(Spread.of(List.of(3, 1, 2))).hasToString("2 [1 - 3]");
    }

    @Test
    void refusesNoMeasurementsAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
