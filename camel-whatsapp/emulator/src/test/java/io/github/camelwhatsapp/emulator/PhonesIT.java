package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.SOON;
import static io.github.camelwhatsapp.emulator.Stanzas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhonesIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";
    private static final String GROUP = "34600000001-1400000000";

    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder()
                .time(new VirtualTimeSource())
                .pagePort(0)
                .start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void letsAPhoneWriteToAClientOverTheWire() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            emulator.phone(BOB).sends("hello").to(ANN);
            Node message = ann.await("message");
            assertThat(message.attribute("from")).contains(BOB + "@s.whatsapp.net");
            assertThat(message.child("body").orElseThrow().text()).isEqualTo("hello");
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void letsTwoPhonesTalkWithoutBreakingARule() {
        Phone ann = emulator.phone(ANN);
        Phone bob = emulator.phone(BOB);
        emulator.awaitOnline(ANN, SOON);
        emulator.awaitOnline(BOB, SOON);
        ann.sends("how are you?").to(BOB);
        await().until(() -> bob.received().size() == 1);
        bob.reads(ANN);
        bob.sends("fine").to(ANN);
        await().until(() -> ann.received().size() == 1);
        emulator.awaitSettled(ANN, SOON);
        emulator.awaitSettled(BOB, SOON);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void letsAPhoneReadAGroup() {
        emulator.group(GROUP, "Friends", ANN, BOB);
        Phone bob = emulator.phone(BOB);
        emulator.awaitOnline(BOB, SOON);
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(text(GROUP + "@g.us", "g1", "to all"));
            assertThat(ann.await("receipt").attribute("participant")).contains(BOB + "@s.whatsapp.net");
        }
        assertThat(bob.received()).hasSize(1);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void servesThePageAndTheDirectoryBehindIt() throws Exception {
        emulator.group(GROUP, "Friends", ANN, BOB);
        assertThat(get(emulator.page().orElseThrow()).statusCode()).isEqualTo(200);
        assertThat(get(emulator.page(BOB).orElseThrow()).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsThePageWhereItIsOverAReset() throws Exception {
        URI before = emulator.page().orElseThrow();
        emulator.phone(BOB);
        emulator.awaitOnline(BOB, SOON);
        emulator.reset();
        assertThat(emulator.online()).isEmpty();
        assertThat(emulator.page()).contains(before);
        assertThat(get(before).statusCode()).isEqualTo(200);
        emulator.phone(BOB);
        emulator.awaitOnline(BOB, SOON);
    }

    @Test
    void hasNoPageUnlessAsked() {
        try (WhatsAppEmulator plain =
                WhatsAppEmulator.builder().time(new VirtualTimeSource()).start()) {
            assertThat(plain.page()).isEmpty();
        }
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
