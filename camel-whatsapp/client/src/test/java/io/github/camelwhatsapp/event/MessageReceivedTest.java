package io.github.camelwhatsapp.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReceivedTest {
    private static final Party ANN = Party.ofPhone("34600000001");

    @ParameterizedTest
    @ValueSource(strings = {"1467331200@broadcast", "status@broadcast"})
    void aBroadcastIsAnsweredToWhoeverSentIt(String list) {
        assertThat(from(Party.parse(list)).chat()).contains(ANN);
    }

    @Test
    void aGroupIsAnsweredInTheGroup() {
        Party group = Party.parse("34600000001-1467331200");
        assertThat(from(group).chat()).contains(group);
    }

    private static MessageReceived from(Party chat) {
        return new MessageReceived("1", chat, ANN, Optional.empty(), Instant.EPOCH, Origin.LIVE, new Text("hello"));
    }
}
