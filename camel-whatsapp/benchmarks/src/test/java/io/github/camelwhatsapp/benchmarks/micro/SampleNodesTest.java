package io.github.camelwhatsapp.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelwhatsapp.wire.Node;
import org.junit.jupiter.api.Test;

class SampleNodesTest {
    @Test
    void readsAttributesInTheirOrder() {
        assertThat(SampleNodes.read("presence").attributes().names()).containsExactly("type", "name");
    }

    @Test
    void readsChildrenAndBytes() {
        Node message = SampleNodes.read("big64k");

        assertThat(message.is("message")).isTrue();
        assertThat(message.child("enc").orElseThrow().dataBytes()).hasSizeGreaterThan(65_000);
        assertThat(SampleNodes.read("iq50").firstChild().orElseThrow().children())
                .hasSize(50);
    }

    @Test
    void namesANodeThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleNodes.read("iq51"))
                .withMessageContaining("iq51");
    }
}
