package io.github.camelwhatsapp.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Lane lane = new Lane("test-lane");
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Mailbox mailbox = new Mailbox(3, Duration.ofSeconds(90), time, lane, true);
    private final FakeLink link = new FakeLink();

    @AfterEach
    void stop() {
        lane.close();
    }

    @Test
    void waitsWhileTheLinkHasNoRoom() {
        link.writable = false;
        mailbox.attach(link);
        mailbox.store(message("m1"));
        assertThat(link.sent).isEmpty();
        link.writable = true;
        mailbox.pump();
        assertThat(link.ids()).containsExactly("m1");
        mailbox.pump();
        assertThat(link.ids()).containsExactly("m1");
    }

    @Test
    void settlesOnlyWhatWasSent() {
        mailbox.store(message("m1"));
        assertThat(mailbox.settle(key("m1"), "", "")).isEmpty();
        mailbox.attach(link);
        assertThat(mailbox.settle(key("m1"), "", "")).contains(true);
        assertThat(mailbox.settle(key("m1"), "", "")).isEmpty();
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void keepsTwoStanzasOfOneKeyApart() {
        mailbox.attach(link);
        mailbox.store(message("m1"));
        mailbox.store(message("m1"));
        assertThat(link.sent).hasSize(2);
        assertThat(mailbox.settle(key("m1"), "", "")).contains(true);
        assertThat(mailbox.size()).isOne();
    }

    @Test
    void replaysInTheOldOrderWithWhatCameMeanwhile() {
        mailbox.attach(link);
        mailbox.store(message("m1"));
        mailbox.detach();
        mailbox.store(message("m2"));
        link.sent.clear();
        mailbox.attach(link);
        assertThat(link.ids()).containsExactly("m1", "m2");
        assertThat(link.sent.get(0).attribute("retry")).contains("1");
        assertThat(link.sent.get(1).attribute("retry")).isEmpty();
        assertThat(link.sent).allMatch(node -> node.attributes().is("offline", "1"));
    }

    @Test
    void refusesMoreThanItsBound() {
        for (int i = 1; i <= 3; i++) {
            assertThat(mailbox.hasRoom()).isTrue();
            mailbox.store(message("m" + i));
        }
        assertThat(mailbox.hasRoom()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> mailbox.store(message("m4")))
                .withMessageContaining("at most 3");
    }

    @Test
    void namesWhatIsOverdue() {
        lane.run(() -> {
            mailbox.attach(link);
            mailbox.store(message("m1"));
        });
        time.advance(Duration.ofSeconds(90));
        assertThat(lane.call(() -> List.copyOf(link.overdue))).containsExactly("message m1 from 34@s.whatsapp.net");
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void leavesNoTimerBehindWhenTheLinkIsGone() {
        mailbox.attach(link);
        mailbox.store(message("m1"));
        assertThat(time.scheduled()).isOne();
        mailbox.detach();
        assertThat(time.scheduled()).isZero();
    }

    private static StanzaKey key(String id) {
        return new StanzaKey("message", "34@s.whatsapp.net", id);
    }

    private static Node message(String id) {
        return Node.builder("message")
                .attribute("from", "34@s.whatsapp.net")
                .attribute("id", id)
                .build();
    }

    private static final class FakeLink implements Link {
        private final List<Node> sent = new ArrayList<>();
        private final List<String> overdue = new ArrayList<>();
        private boolean writable = true;

        List<String> ids() {
            return sent.stream().map(node -> node.attribute("id").orElseThrow()).toList();
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void send(Node stanza) {
            sent.add(stanza);
        }

        @Override
        public void replaced() {}

        @Override
        public void ackOverdue(String stanza) {
            overdue.add(stanza);
        }
    }
}
