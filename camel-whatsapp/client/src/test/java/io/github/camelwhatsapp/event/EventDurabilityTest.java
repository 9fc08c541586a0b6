package io.github.camelwhatsapp.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events may be lost under load, and which never. */
class EventDurabilityTest {
    @Test
    void everyEventSaysWhetherItIsDurable() {
        assertThat(Event.class.getPermittedSubclasses())
                .allSatisfy(type -> assertThat(type.getAnnotation(EventType.class))
                        .as(type.getSimpleName())
                        .isNotNull());
    }

    @Test
    void whatPeopleWroteAndWhatBecameOfOurMessagesIsDurableAndWhatIsOfTheMomentIsNot() {
        assertThat(List.of(MessageReceived.class, ReceiptReceived.class, SendFailed.class, UnknownStanza.class))
                .allMatch(EventDurabilityTest::isDurable);
        assertThat(List.of(PresenceChanged.class, ChatStateChanged.class, ConnectionChanged.class))
                .noneMatch(EventDurabilityTest::isDurable);
        assertThat(Arrays.stream(Event.class.getPermittedSubclasses())).anyMatch(EventDurabilityTest::isDurable);
    }

    private static boolean isDurable(Class<?> type) {
        return type.getAnnotation(EventType.class).durable();
    }
}
