package io.github.camelwhatsapp.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordedHandshakeTest {
    @Test
    void letsAClientDoTheSameHandshakeAgainAndAgain() {
        RecordedHandshake recorded = RecordedHandshake.record();

        byte[] first = recorded.client().finish();

        assertThat(recorded.client().finish()).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(200);
    }

    @Test
    void leavesBothEndsWithTheSameCiphers() {
        RecordedHandshake.Transports ends = RecordedHandshake.transports();
        byte[] text = {1, 2, 3};

        assertThat(ends.server().receiver().open(ends.client().sender().seal(text)))
                .isEqualTo(text);
    }
}
