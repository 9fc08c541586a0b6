package io.github.camelwhatsapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final List<Boolean> reading = new ArrayList<>();
    private final Intake intake = new Intake(reading::add);

    @Test
    void readsOnWhileLittleWaits() {
        for (int i = 0; i < 10_000; i++) {
            intake.taken(100);
            intake.done(100);
        }

        assertThat(reading).isEmpty();
    }

    @Test
    void stopsReadingAtManyStanzasAndGoesOnWhenHalfAreDone() {
        for (int i = 0; i < 1_025; i++) {
            intake.taken(1);
        }
        assertThat(reading).containsExactly(false);

        for (int i = 0; i < 512; i++) {
            intake.done(1);
        }
        assertThat(reading).containsExactly(false);
        intake.done(1);
        assertThat(reading).containsExactly(false, true);
    }

    @Test
    void stopsReadingAtManyBytes() {
        for (int i = 0; i < 9; i++) {
            intake.taken(1 << 20);
        }
        assertThat(reading).containsExactly(false);

        for (int i = 0; i < 5; i++) {
            intake.done(1 << 20);
        }
        assertThat(reading).containsExactly(false, true);
    }
}
