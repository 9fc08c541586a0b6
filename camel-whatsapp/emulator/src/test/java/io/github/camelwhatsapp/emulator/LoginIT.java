package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";

    private final VirtualTimeSource time = new VirtualTimeSource();
    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().time(time).start();
        emulator.account(ANN);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void logsInWithAChallengeAndTellsTheAccount() {
        emulator.account(ANN).password("cGFzc3dvcmQ=");
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            Node success = ann.login("cGFzc3dvcmQ=");
            assertThat(success.attributes().names())
                    .containsExactly("t", "props", "kind", "status", "creation", "expiration");
            assertThat(success.attributes().text("status")).contains("active");
            assertThat(success.dataBytes()).hasSize(20);
            assertThat(ann.await("ib").child("offline").orElseThrow().attribute("count"))
                    .contains("0");
            assertThat(emulator.online()).containsExactly(ANN);
        }
        emulator.awaitOffline(ANN, SOON);
    }

    @Test
    void logsInAtOnceWithTheStoredNonce() {
        byte[] nonce = nonceOfALogin();
        String password = emulator.account(ANN).password();
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().fastAuth(password, nonce);
            assertThat(ann.success().dataBytes()).isNotEqualTo(nonce);
            ann.send(RawClient.ping("1"));
            assertThat(ann.await("iq").attribute("id")).contains("1");
        }
        assertThat(emulator.transcript().nodes(Direction.SENT, "challenge")).hasSize(1);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void takesAStoredNonceOnlyOnce() {
        byte[] nonce = nonceOfALogin();
        String password = emulator.account(ANN).password();
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().fastAuth(password, nonce).success();
        }
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().fastAuth(password, nonce);
            assertThat(ann.await("challenge").hasData()).isTrue();
        }
        assertThat(emulator.ledgers().violations().of(Rule.NONCE_REUSE)).hasSize(1);
    }

    @Test
    void findsTwoBlobsUnderOneNonce() {
        byte[] nonce = nonceOfALogin();
        String password = emulator.account(ANN).password();
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().fastAuth(password, nonce).success();
        }
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.proofSuffix("1467000000").begin().fastAuth(password, nonce).await("challenge");
        }
        assertThat(emulator.ledgers().crypto().reuses()).hasSize(1);
    }

    @Test
    void answersABlobThatProvesNothingWithAChallenge() {
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin();
            ann.send(ann.auth().data("no proof at all").build());
            ann.answerChallenge(emulator.account(ANN).password());
            assertThat(ann.success().attribute("status")).contains("active");
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void refusesAWrongPassword() {
        assertFails(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void refusesABlockedNumber() {
        emulator.account(ANN).blocked();
        assertFails(emulator.account(ANN).password());
        emulator.account(ANN).active();
        RawClient.login(emulator, ANN).close();
    }

    @Test
    void refusesANumberWithoutAccount() {
        try (RawClient stranger = new RawClient(emulator.classicAddress(), "34111111111")) {
            stranger.begin();
            stranger.send(stranger.auth().build());
            stranger.answerChallenge("cGFzc3dvcmQ=");
            assertThat(stranger.await("failure").child("not-authorized")).isPresent();
        }
    }

    @Test
    void endsTheStreamOfAnExpiredAccountAfterTellingIt() {
        emulator.account(ANN).expired();
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            assertThat(ann.login(emulator.account(ANN).password()).attribute("status"))
                    .contains("expired");
            assertThat(ann.isEnded()).isTrue();
        }
        assertThat(emulator.account(ANN).isOnline()).isFalse();
    }

    @Test
    void throwsTheFirstConnectionOutWhenTheNumberLogsInAgain() {
        try (RawClient first = RawClient.login(emulator, ANN);
                RawClient second = RawClient.login(emulator, ANN)) {
            Node error = first.await("stream:error");
            assertThat(error.firstChild().orElseThrow().tag()).isEqualTo("conflict");
            assertThat(error.child("text").orElseThrow().text()).isEqualTo("Replaced by new connection");
            assertThat(first.isEnded()).isTrue();
            second.send(RawClient.ping("1"));
            assertThat(second.await("iq").attribute("type")).contains("result");
            assertThat(emulator.online()).containsExactly(ANN);
        }
    }

    @Test
    void keepsWhatIsStoredFromAPassiveLogin() {
        emulator.account(BOB);
        try (RawClient bob = RawClient.login(emulator, BOB)) {
            bob.send(Stanzas.text(ANN, "m1", "hello"));
            bob.await("ack");
        }
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin();
            ann.send(ann.auth().attribute("passive", "true").build());
            ann.answerChallenge(emulator.account(ANN).password());
            ann.success();
            assertThat(ann.hasNoneBeforePong("message", "1")).isTrue();
        }
        assertThat(emulator.account(ANN).waiting()).isOne();
    }

    @Test
    void endsAConnectionThatDoesNotLogIn() {
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            emulator.awaitConnections(1, SOON);
            time.advance(Duration.ofSeconds(31));
            assertThat(ann.isEnded()).isTrue();
        }
        assertThat(emulator.ledgers().violations().of(Rule.LOGIN_TIME)).hasSize(1);
    }

    private byte[] nonceOfALogin() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            return ann.nextNonce();
        }
    }

    private void assertFails(String password) {
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin();
            ann.send(ann.auth().build());
            ann.answerChallenge(password);
            assertThat(ann.await("failure").firstChild().orElseThrow().tag()).isEqualTo("not-authorized");
            assertThat(ann.isEnded()).isTrue();
        }
        assertThat(emulator.account(ANN).isOnline()).isFalse();
    }
}
