package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge, judged: each breach is seen, and what is allowed is none. */
class AnswerFiguresTest {
    private static final Answer FIRST = new Answer("a", 1, "id-1");
    private static final Answer SECOND = new Answer("a", 2, "id-2");
    private static final Answer FIRST_AGAIN = new Answer("a", 1, "id-3");

    @Test
    void findsNothingWrongWithAnAnswerToEach() {
        assertThat(AnswerFigures.of(2, List.of(FIRST, SECOND), List.of("id-1", "id-2"), Set.of()))
                .isEqualTo(new AnswerFigures(2, 0, 0, 0, 0, 0));
    }

    @Test
    void seesAMessageWithoutAnAnswer() {
        assertThat(AnswerFigures.of(2, List.of(FIRST), List.of(), Set.of()).unanswered())
                .isEqualTo(1);
    }

    @Test
    void explainsASecondAnswerByASecondDeliveryOnly() {
        List<Answer> answers = List.of(FIRST, SECOND, FIRST_AGAIN);

        assertThat(AnswerFigures.of(2, answers, List.of(), Set.of(1))).isEqualTo(new AnswerFigures(3, 0, 1, 0, 0, 0));
        assertThat(AnswerFigures.of(2, answers, List.of(), Set.of(2))).isEqualTo(new AnswerFigures(3, 0, 1, 1, 0, 0));
    }

    @Test
    void seesAnAnswerThatOvertookAnother() {
        assertThat(AnswerFigures.of(2, List.of(SECOND, FIRST), List.of(), Set.of())
                        .inversions())
                .isEqualTo(1);
    }

    @Test
    void countsWhatWasSentAgainUnderTheSameId() {
        assertThat(AnswerFigures.of(1, List.of(FIRST), List.of("id-1", "id-1", "id-1"), Set.of())
                        .sameIdAgain())
                .isEqualTo(2);
    }
}
