package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WhatsAppConvertersTest {
    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final Party ANN = Party.ofPhone("34600000001");

    static {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    @Test
    void textsAndContentsConvertBothWays() {
        assertThat(convert(Content.class, "hello")).isEqualTo(new Text("hello"));
        assertThat(convert(String.class, new Text("hello"))).isEqualTo("hello");
    }

    @Test
    void partiesConvertFromWhatPeopleWriteAndBack() {
        assertThat(convert(Party.class, "+34 600 000 001")).isEqualTo(ANN);
        assertThat(convert(Party.class, 34600000001L)).isEqualTo(ANN);
        assertThat(convert(Party.class, Jid.ofPhone("34600000001"))).isEqualTo(ANN);
        assertThat(convert(String.class, ANN)).isEqualTo("34600000001@s.whatsapp.net");
    }

    @Test
    void anEventIsAMapOfPlainValues() {
        assertThat((Object) convert(Map.class, receipt()))
                .isEqualTo(Map.of(
                        "event", "receiptReceived",
                        "type", "READ",
                        "ids", List.of("A", "B"),
                        "from", Map.of("id", "34600000001@s.whatsapp.net", "phone", "34600000001"),
                        "timestamp", "2016-07-01T12:00:00Z",
                        "origin", "LIVE",
                        "retry", 0));
    }

    @Test
    void anEventIsJson() {
        assertThat(convert(String.class, receipt()))
                .isEqualTo("{\"event\":\"receiptReceived\",\"type\":\"READ\",\"ids\":[\"A\",\"B\"],"
                        + "\"from\":{\"id\":\"34600000001@s.whatsapp.net\",\"phone\":\"34600000001\"},"
                        + "\"timestamp\":\"2016-07-01T12:00:00Z\",\"origin\":\"LIVE\",\"retry\":0}");
    }

    @Test
    void aMessageIsJsonWithItsContent() {
        MessageReceived message = new MessageReceived(
                "ID1", ANN, ANN, Optional.of("Ann"), Instant.EPOCH, Origin.OFFLINE, new Text("hello"));
        assertThat(convert(String.class, message))
                .contains("\"content\":{\"text\":\"hello\"}", "\"senderName\":\"Ann\"");
    }

    @Test
    void aTextIsAMoment() {
        assertThat(convert(Instant.class, " 2026-01-31T12:00:00Z")).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    private static <T> T convert(Class<T> type, Object value) {
        return CONTEXT.getTypeConverter().convertTo(type, value);
    }

    private static ReceiptReceived receipt() {
        return new ReceiptReceived(
                ReceiptType.READ,
                List.of("A", "B"),
                ANN,
                Optional.empty(),
                Instant.parse("2016-07-01T12:00:00Z"),
                Origin.LIVE,
                0);
    }
}
