package io.github.camelwhatsapp.multidevice.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcksTest {
    private static final Optional<Jid> OWN = Optional.of(Jid.parse("34600000001:7@s.whatsapp.net"));

    @Test
    void acknowledgesAMessageWithTheAddressOfThisDevice() {
        assertThat(Acks.of(message("34600000002@s.whatsapp.net"), OWN)).hasValueSatisfying(ack -> {
            assertThat(ack.attribute("to")).contains("34600000002@s.whatsapp.net");
            assertThat(ack.attribute("class")).contains("message");
            assertThat(ack.attribute("from")).contains("34600000001:7@s.whatsapp.net");
        });
    }

    @Test
    void acknowledgesWhatComesFromNoAddressToo() {
        assertThat(Acks.of(message("@@@"), OWN))
                .hasValueSatisfying(ack -> assertThat(ack.attribute("to")).contains("@@@"));
    }

    @Test
    void acknowledgesNothingThatCannotBeNamed() {
        assertThat(Acks.of(Node.builder("message").attribute("id", "1").build(), OWN))
                .isEmpty();
        assertThat(Acks.of(message(""), OWN)).isEmpty();
        assertThat(Acks.of(
                        Node.builder("presence")
                                .attribute("from", "a@b")
                                .attribute("id", "1")
                                .build(),
                        OWN))
                .isEmpty();
    }

    private static Node message(String from) {
        return Node.builder("message")
                .attribute("from", from)
                .attribute("id", "1")
                .build();
    }
}
