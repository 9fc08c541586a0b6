package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The judge, judged: each breach is seen, and what is allowed is none. */
class DeliveryFiguresTest {
    @Test
    void findsNothingWrongWithMessagesInOrder() {
        assertThat(figures(3, "0 a 1 1 done", "0 b 3 1 done", "0 a 2 1 done"))
                .isEqualTo(new DeliveryFigures(3, 3, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void seesAMessageThatWasNeverFinished() {
        assertThat(figures(3, "0 a 1 1 done", "0 a 2 1 failed").lost()).isEqualTo(2);
    }

    @Test
    void tellsARepetitionWithACountFromASilentOne() {
        DeliveryFigures figures = figures(2, "0 a 1 1 done", "1 a 1 2 done", "1 a 2 1 done", "2 a 2 1 done");

        assertThat(figures.repeatedCounted()).isEqualTo(1);
        assertThat(figures.repeatedSilently()).isEqualTo(1);
    }

    @Test
    void countsADeliveryThatWasCutShortBeforeItBeganAsNoRepetition() {
        DeliveryFigures figures = figures(1, "1 a 1 2 done");

        assertThat(figures.countedOnly()).isEqualTo(1);
        assertThat(figures.repeatedCounted()).isZero();
    }

    @Test
    void seesAMessageThatOvertookAnotherOfItsChat() {
        assertThat(figures(3, "0 a 2 1 done", "0 b 3 1 done", "0 a 1 1 done").inversions())
                .isEqualTo(2);
    }

    @Test
    void seesAMessageThatWasFinishedBeforeAnEarlierOneThatHadFailed() {
        assertThat(figures(2, "0 a 1 1 failed", "0 a 2 1 done", "0 a 1 2 done").inversions())
                .isEqualTo(1);
    }

    @Test
    void takesARepetitionOfAnEarlierMessageForNoInversion() {
        assertThat(figures(2, "0 a 1 1 done", "0 a 2 1 done", "1 a 1 2 done").inversions())
                .isZero();
    }

    private static DeliveryFigures figures(int sent, String... lines) {
        List<Handled> handled = Stream.of(lines).map(Handled::parse).toList();
        return DeliveryFigures.of(sent, handled);
    }
}
