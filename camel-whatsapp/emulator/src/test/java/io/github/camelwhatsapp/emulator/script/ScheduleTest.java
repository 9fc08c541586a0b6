package io.github.camelwhatsapp.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Occasion THIRD_MESSAGE = new Occasion(Point.STANZA, 7, "34600000001", 2, "message", 9, 3);

    @Test
    void countsStanzasOfATagByThemselves() {
        assertThat(Schedule.always().tag("message").stanza(3).fits(THIRD_MESSAGE))
                .isTrue();
        assertThat(Schedule.always().tag("message").stanza(9).fits(THIRD_MESSAGE))
                .isFalse();
        assertThat(Schedule.always().stanza(9).fits(THIRD_MESSAGE)).isTrue();
        assertThat(Schedule.always().tag("ack").fits(THIRD_MESSAGE)).isFalse();
    }

    @Test
    void countsConnectionsOfAnAccountByThemselves() {
        assertThat(Schedule.always().account("34600000001").connection(2).fits(THIRD_MESSAGE))
                .isTrue();
        assertThat(Schedule.always().account("34600000001").connection(7).fits(THIRD_MESSAGE))
                .isFalse();
        assertThat(Schedule.always().connection(7).fits(THIRD_MESSAGE)).isTrue();
        assertThat(Schedule.always().account("34600000002").fits(THIRD_MESSAGE)).isFalse();
    }

    @Test
    void refusesNumbersThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.always().stanza(0))
                .withMessageContaining("stanza is counted from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.always().connection(-1))
                .withMessageContaining("connection");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.always().times(0))
                .withMessageContaining("times");
        for (double share : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Schedule.always().probability(share))
                    .withMessageContaining("probability");
        }
    }
}
