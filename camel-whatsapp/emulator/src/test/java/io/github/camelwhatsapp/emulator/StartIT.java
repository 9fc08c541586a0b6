package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class StartIT {
    private static final String ANN = "34600000001";

    @Test
    void startsOnLoopbackAndOnWallTimeByItself() {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
                RawClient ann = RawClient.login(emulator, ANN)) {
            assertThat(emulator.classicAddress().getAddress().isLoopbackAddress())
                    .isTrue();
            ann.send(RawClient.ping("1"));
            assertThat(ann.await("iq").attribute("type")).contains("result");
        }
    }

    @Test
    void saysThatAPortIsTaken() {
        try (WhatsAppEmulator first = WhatsAppEmulator.builder().pagePort(0).start()) {
            int classic = first.classicAddress().getPort();
            assertThatThrownBy(() ->
                            WhatsAppEmulator.builder().classicPort(classic).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(classic));
            int page = first.page().orElseThrow().getPort();
            assertThatThrownBy(() -> WhatsAppEmulator.builder().pagePort(page).start())
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void answersNothingAfterItWasClosed() {
        WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
        EmulatedAccount account = emulator.account(ANN);
        RawClient ann = RawClient.login(emulator, ANN);
        emulator.close();
        emulator.close();
        assertThat(ann.isEnded()).isTrue();
        ann.close();
        assertThatThrownBy(account::isOnline)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void keepsWhatATestSetsOnAnAccount() {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            assertThat(emulator.account(ANN).password("cGFzc3dvcmQ=").password())
                    .isEqualTo("cGFzc3dvcmQ=");
            assertThat(emulator.account(ANN)).hasToString("EmulatedAccount[" + ANN + "]");
            EmulatedGroup group = emulator.group("34600000001-1400000000", "Friends", ANN)
                    .add("34123456789")
                    .remove(ANN);
            assertThat(group.members()).containsExactly("34123456789");
            assertThat(group.subject()).isEqualTo("Friends");
            assertThat(emulator.account("34123456789").isOnline()).isFalse();
        }
    }
}
