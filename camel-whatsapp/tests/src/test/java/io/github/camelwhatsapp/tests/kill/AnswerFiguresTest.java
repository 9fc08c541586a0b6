package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge, judged: each breach is seen, and what is allowed is none. */
class AnswerFiguresTest {
    private static final Answer FIRST = new Answer("a", "chat", 1, "id-1");
    private static final Answer SECOND = new Answer("a", "chat", 2, "id-2");
    private static final Answer FIRST_AGAIN = new Answer("a", "chat", 1, "id-3");

    @Test
    void findsNothingWrongWithAnAnswerToEach() {
        assertThat(AnswerFigures.of(2, List.of(FIRST, SECOND), 0, number -> "", Set.of()))
                .isEqualTo(new AnswerFigures(2, 0, 0, 0, 0, 0));
    }

    @Test
    void seesAMessageWithoutAnAnswer() {
        assertThat(AnswerFigures.of(2, List.of(FIRST), 0, number -> "", Set.of())
                        .unanswered())
                .isEqualTo(1);
    }

    @Test
    void explainsASecondAnswerByASecondDeliveryOnly() {
        List<Answer> answers = List.of(FIRST, SECOND, FIRST_AGAIN);

        assertThat(AnswerFigures.of(2, answers, 0, number -> "", Set.of(1)))
                .isEqualTo(new AnswerFigures(3, 0, 1, 0, 0, 0));
        assertThat(AnswerFigures.of(2, answers, 0, number -> "", Set.of(2)))
                .isEqualTo(new AnswerFigures(3, 0, 1, 1, 0, 0));
    }

    @Test
    void seesAnAnswerThatOvertookAnother() {
        assertThat(AnswerFigures.of(2, List.of(SECOND, FIRST), 0, number -> "", Set.of())
                        .inversions())
                .isEqualTo(1);
    }

    @Test
    void keepsAnswersToDifferentAuthorsApart() {
        assertThat(AnswerFigures.of(2, List.of(SECOND, FIRST), 0, Integer::toString, Set.of())
                        .inversions())
                .isZero();
    }

    @Test
    void countsAnAnswerForEachPhoneThatIsToGetItAndKeepsChatsApart() {
        Answer otherPhone = new Answer("b", "chat", 1, "id-1");
        Answer otherChat = new Answer("a", "other chat", 1, "id-1");

        assertThat(AnswerFigures.of(3, List.of(SECOND, otherChat, otherPhone), 0, number -> "", Set.of()))
                .isEqualTo(new AnswerFigures(3, 0, 0, 0, 0, 0));
        assertThat(AnswerFigures.of(3, List.of(SECOND, FIRST), 0, number -> "", Set.of())
                        .unanswered())
                .isEqualTo(1);
    }

    @Test
    void countsWhatAPhoneWasSentAgainUnderTheSameId() {
        List<Entry> passed = List.of(
                sent("a", "id-1"),
                sent("b", "id-1"),
                sent("a", "id-1"),
                sent("a", "id-1"),
                sent("a", "x"),
                sent("a", "x"));

        assertThat(AnswerFigures.sameIdAgain(passed, List.of(FIRST))).isEqualTo(2);
    }

    private static Entry sent(String phone, String id) {
        Node message = Node.builder("message").attribute("id", id).build();
        return new Entry(Instant.EPOCH, 1, phone, Direction.SENT, message);
    }
}
