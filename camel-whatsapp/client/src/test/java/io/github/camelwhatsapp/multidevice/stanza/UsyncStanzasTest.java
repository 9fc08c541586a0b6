package io.github.camelwhatsapp.multidevice.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.NumberCheck;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.operation.CheckNumbers;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Questions about numbers and people. Source of the stanzas: multidevice-messaging.md sections 2.1 and 2.2. */
class UsyncStanzasTest {
    private static final Jid LID = Jid.of("100000000000001", Jid.LID_SERVER);
    private static final Jid PHONE = Jid.ofPhone("34600000001");
    private static final Party ANN = Party.of(LID, Optional.of(PHONE));

    @Test
    void asksForNumbersWithAPlusAndHiddenAnswers() {
        Node iq = MultiDeviceRequests.CATALOGUE
                .of(new CheckNumbers(List.of("34 600-000-001")))
                .orElseThrow()
                .request("7", new CheckNumbers(List.of("34 600-000-001")));

        assertThat(iq.toString())
                .isEqualTo("<iq to=\"s.whatsapp.net\" type=\"get\" xmlns=\"usync\" id=\"7\"><usync sid=\"7\""
                        + " mode=\"query\" last=\"true\" index=\"0\" context=\"interactive\"><query><contact"
                        + " addressing_mode=\"lid\"/></query><list><user><contact>[12"
                        + " bytes]</contact></user></list></usync></iq>");
    }

    @Test
    void matchesAnswersByTheEchoedNumberWhateverTheirOrder() {
        Node reply = reply(user(null, contact("out", "+34600000002@c.us")), user(LID, contact("in", "+34600000001")));

        assertThat(answer(new CheckNumbers(List.of("34600000001", "34600000002", "34600000003")), reply))
                .containsExactly(
                        new NumberCheck("+34600000001", true, Optional.of(ANN)),
                        new NumberCheck("+34600000002", false, Optional.empty()),
                        new NumberCheck("+34600000003", false, Optional.empty()));
    }

    @Test
    void tellsAbsentFromInvalidNumbersInASync() {
        SyncContacts asked =
                new SyncContacts(List.of("34600000001", "34600000002", "123"), Optional.empty(), Optional.empty());

        ContactSyncResult result = answer(
                asked,
                reply(
                        user(LID, contact("in", "+34600000001")),
                        user(null, contact("out", "+34600000002")),
                        user(null, contact("invalid", "+123"))));

        assertThat(result.existing()).isEqualTo(Map.of("+34600000001", ANN));
        assertThat(result.nonExisting()).containsExactly("34600000002");
        assertThat(result.invalid()).containsExactly("+123");
        assertThat(result.nextFullSync()).contains(Duration.ofDays(1));
    }

    @Test
    void takesAHiddenStatusForNone() {
        Node hidden = Node.builder("status").attribute("code", "401").build();
        Node said = Node.builder("status").data("Busy").attribute("t", "5").build();

        assertThat(UsyncStanzas.statuses(List.of(ANN), reply(user(LID, hidden))))
                .containsExactly(new StatusText(ANN, Optional.empty(), Optional.empty()));
        assertThat(UsyncStanzas.statuses(List.of(ANN), reply(user(LID, said)))
                        .get(0)
                        .text())
                .contains("Busy");
    }

    @Test
    void failsWhereTheProtocolItselfIsRefused() {
        Node reply = Node.builder("iq")
                .child(Node.builder("usync")
                        .child(Node.builder("result")
                                .child(Node.builder("contact")
                                        .child(Node.builder("error")
                                                .attribute("code", "429")
                                                .attribute("text", "rate-overlimit")
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build();

        assertThatThrownBy(() -> answer(new CheckNumbers(List.of("34600000001")), reply))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("429");
    }

    @Test
    void doesNotSayThatSomebodyIsAbsentOfWhomTheServerCannotTell() {
        Node troubled = Node.builder("contact")
                .child(Node.builder("error").attribute("code", "503").build())
                .build();

        assertThatThrownBy(() -> answer(
                        new CheckNumbers(List.of("34600000001", "34600000002")),
                        reply(user(LID, troubled), user(null, contact("out", "+34600000002")))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("503");
    }

    private static Node contact(String type, String number) {
        return Node.builder("contact").attribute("type", type).data(number).build();
    }

    private static Node user(@Nullable Jid lid, Node answer) {
        Node.Builder user = Node.builder("user");
        if (lid != null) {
            user.attribute("jid", lid).attribute("pn_jid", PHONE);
        }
        return user.child(answer).build();
    }

    private static Node reply(Node... users) {
        return Node.builder("iq")
                .child(Node.builder("usync")
                        .attribute("sid", "7")
                        .child(Node.builder("result")
                                .child(Node.builder("contact")
                                        .attribute("refresh", "86400")
                                        .build())
                                .build())
                        .child(Node.builder("list").children(List.of(users)).build())
                        .build())
                .build();
    }

    private static <R> R answer(Operation<R> operation, Node reply) {
        return MultiDeviceRequests.CATALOGUE.of(operation).orElseThrow().answer(operation, reply, Duration.ZERO);
    }
}
