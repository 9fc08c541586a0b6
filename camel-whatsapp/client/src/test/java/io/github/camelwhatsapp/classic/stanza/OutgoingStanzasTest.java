package io.github.camelwhatsapp.classic.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutgoingStanzasTest {
    private static final Party ANN = Party.ofPhone("34999888777");
    private static final Party GROUP = Party.parse("34999888777-1400000000");

    private final OutgoingStanzas stanzas = new OutgoingStanzas(
            AccountSettings.builder("test")
                    .generation("classic")
                    .phoneNumber("34600000001")
                    .nickname("Ann")
                    .build(),
            new VirtualTimeSource(Instant.ofEpochSecond(1467000000)));

    @Test
    void writesATextAsTheClientOfJuly2016Does() {
        assertThat(stanzas.queued("0a1b", new SendMessage(ANN, new Text("Hello"))))
                .hasToString("<message to=\"34999888777@s.whatsapp.net\" type=\"text\" id=\"0a1b\" t=\"1467000000\""
                        + " notify=\"Ann\"><body>[5 bytes]</body></message>");
    }

    @Test
    void writesATextToAGroup() {
        assertThat(stanzas.queued("1", new SendMessage(GROUP, new Text("x"))).attribute("to"))
                .contains("34999888777-1400000000@g.us");
    }

    @Test
    void writesReadReceiptsWithTheFurtherIdsInAList() {
        MarkRead read = new MarkRead(GROUP, List.of("a", "b", "c"), Optional.of(ANN));

        assertThat(stanzas.queued("ignored", read))
                .hasToString("<receipt type=\"read\" participant=\"34999888777@s.whatsapp.net\" t=\"1467000000\""
                        + " to=\"34999888777-1400000000@g.us\" id=\"a\">"
                        + "<list><item id=\"b\"/><item id=\"c\"/></list></receipt>");
    }

    @Test
    void writesPresenceAndTyping() {
        assertThat(stanzas.unanswered(new SetPresence(Presence.AVAILABLE, Optional.of("Bob"))))
                .hasValueSatisfying(
                        node -> assertThat(node).hasToString("<presence name=\"Bob\" type=\"available\"/>"));
        assertThat(stanzas.unanswered(new SetPresence(Presence.ACTIVE, Optional.empty())))
                .hasValueSatisfying(node -> assertThat(node.attribute("type")).contains("active"));
        assertThat(stanzas.unanswered(new SubscribePresence(ANN))).hasValueSatisfying(node -> assertThat(node)
                .hasToString("<presence type=\"subscribe\" to=\"34999888777@s.whatsapp.net\"/>"));
        assertThat(stanzas.unanswered(new UnsubscribePresence(ANN))).hasValueSatisfying(node -> assertThat(node)
                .hasToString("<presence type=\"unsubscribe\" to=\"34999888777@s.whatsapp.net\"/>"));
        assertThat(stanzas.unanswered(new SendChatState(ANN, ChatState.PAUSED)))
                .hasValueSatisfying(node -> assertThat(node)
                        .hasToString("<chatstate to=\"34999888777@s.whatsapp.net\"><paused/></chatstate>"));
    }

    @Test
    void goesByTheNicknameThatWasSetLast() {
        assertThat(stanzas.available()).hasToString("<presence name=\"Ann\" type=\"available\"/>");
        stanzas.unanswered(new SetPresence(Presence.AVAILABLE, Optional.of("Bob")));
        stanzas.unanswered(new SetPresence(Presence.UNAVAILABLE, Optional.empty()));

        assertThat(stanzas.available()).hasToString("<presence name=\"Bob\" type=\"available\"/>");
        assertThat(stanzas.queued("1", new SendMessage(ANN, new Text("x"))).attribute("notify"))
                .contains("Bob");
    }

    @Test
    void hasNoUnansweredStanzaForARequest() {
        assertThat(stanzas.unanswered(new Ping())).isEmpty();
        assertThat(ClassicRequests.CATALOGUE.of(new Ping())).isPresent();
    }

    @Test
    void refusesContentThatThisGenerationDoesNotHave() {
        SendMessage message = new SendMessage(ANN, new UnknownContent("hologram", new byte[3]));

        assertThat(OutgoingStanzas.supports(message)).isFalse();
        assertThatThrownBy(() -> stanzas.queued("1", message))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("classic")
                .hasMessageContaining("hologram");
    }
}
