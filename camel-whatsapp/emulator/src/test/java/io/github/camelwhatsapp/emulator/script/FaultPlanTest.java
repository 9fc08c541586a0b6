package io.github.camelwhatsapp.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final String ANN = "34600000001";

    @Test
    void strikesAtMostAsOftenAsPlanned() {
        FaultPlan plan =
                new FaultPlan(1).add(new DuplicateStanza(), Schedule.always().times(2));
        assertThat(plan.due(stanza(1, 1))).hasSize(1);
        assertThat(plan.due(stanza(1, 2))).hasSize(1);
        assertThat(plan.due(stanza(1, 3))).isEmpty();
        assertThat(plan.firings()).hasSize(2);
    }

    @Test
    void strikesASharesOfTheOccasionsThatHangsOnTheSeedAlone() {
        List<Integer> forwards = struck(7, false);
        assertThat(forwards).hasSizeBetween(200, 400).isEqualTo(struck(7, true)).isNotEqualTo(struck(8, false));
    }

    @Test
    void givesTheFaultsInTheOrderOfThePlan() {
        FaultPlan plan = new FaultPlan(1).add(new DuplicateStanza()).add(new Delay(Duration.ofSeconds(1)));
        assertThat(plan.due(stanza(1, 1))).containsExactly(new DuplicateStanza(), new Delay(Duration.ofSeconds(1)));
    }

    @Test
    void countsOnlyAcksForAMissingAck() {
        FaultPlan plan =
                new FaultPlan(1).add(new MissingAck(), Schedule.always().stanza(2));
        assertThat(plan.due(new Occasion(Point.STANZA, 1, ANN, 1, "message", 2, 2)))
                .isEmpty();
        assertThat(plan.due(new Occasion(Point.STANZA, 1, ANN, 1, "ack", 5, 2))).hasSize(1);
    }

    @Test
    void strikesAWholeConnectionAsSoonAsTheScheduleCanBeJudged() {
        assertThat(new BlackHole().point(Schedule.always())).isEqualTo(Point.CONNECT);
        assertThat(new BlackHole().point(Schedule.always().account(ANN))).isEqualTo(Point.LOGIN);
        assertThat(new CutAtByte(1).point(Schedule.always().stanza(1))).isEqualTo(Point.STANZA);
        assertThat(new CutAtByte(1).point(Schedule.always().tag("iq"))).isEqualTo(Point.STANZA);
    }

    @Test
    void refusesAScheduleThatCanNeverBeJudged() {
        FaultPlan plan = new FaultPlan(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.add(new Refuse(), Schedule.always().account(ANN)))
                .withMessageContaining("before the account is known");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> plan.add(new LoginFailure("x"), Schedule.always().stanza(1)))
                .withMessageContaining("before the first stanza");
    }

    @Test
    void refusesFaultsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CutAtByte(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Delay(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoginFailure(""))
                .withMessageContaining("reason");
    }

    @Test
    void forgetsEverythingButItsSeed() {
        FaultPlan plan = new FaultPlan(5).add(new DuplicateStanza());
        plan.due(stanza(1, 1));
        plan.clear();
        assertThat(plan.due(stanza(1, 2))).isEmpty();
        assertThat(plan.firings()).isEmpty();
        assertThat(plan.seed()).isEqualTo(5);
    }

    private static List<Integer> struck(long seed, boolean backwards) {
        FaultPlan plan =
                new FaultPlan(seed).add(new DuplicateStanza(), Schedule.always().probability(0.3));
        List<Integer> struck = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            int number = backwards ? 1_001 - i : i;
            if (!plan.due(stanza(backwards ? 5 : 1, number)).isEmpty()) {
                struck.add(number);
            }
        }
        return struck.stream().sorted().toList();
    }

    private static Occasion stanza(int connection, int number) {
        return new Occasion(Point.STANZA, connection, ANN, 1, "message", number, number);
    }
}
