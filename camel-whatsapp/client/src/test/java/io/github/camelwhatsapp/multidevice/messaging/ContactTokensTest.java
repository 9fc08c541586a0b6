package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.HistorySync;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.store.ContactTokenStore.Token;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.wire.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tokens by which the server knows that people have to do with each other: shown, and given. */
final class ContactTokensTest {
    private final Town town = new Town();
    private final Household anna = town.household("34600000001", 0, 3);
    private final Household ben = town.household("34600000002", 0, 5);
    private final TownDevice us = anna.devices.get(3);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void sendsTheTokenOfAContactAlong() {
        us.read(tx ->
                tx.contactTokens().put(SignalNames.name(ben.lid), new Token(new byte[] {1, 2, 3}, town.time.now())));

        Node message = us.send(ben.phone, "hello");

        assertThat(message.child("tctoken").orElseThrow().dataBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void showsStrangersWhatThePhonesSaltMakes() throws Exception {
        byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        Message.Builder notice = Message.newBuilder();
        notice.getProtocolMessageBuilder()
                .setType(Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION)
                .getHistorySyncNotificationBuilder()
                .setInitialHistBootstrapInlinePayload(ByteString.copyFrom(zipped(HistorySync.newBuilder()
                        .setNctSalt(ByteString.copyFrom(salt))
                        .build()
                        .toByteArray())));
        us.take(anna.devices.get(0).tells(notice.build(), us));

        Node message = us.send(ben.phone, "hello");

        assertThat(message.child("cstoken").orElseThrow().dataBytes())
                .isEqualTo(Hmac.SHA256.of(salt, ben.lid.toString().getBytes(StandardCharsets.US_ASCII)));
        assertThat(us.send(anna.phone, "a note").child("cstoken")).isEmpty();
        us.read(tx ->
                tx.contactTokens().put(SignalNames.name(ben.lid), new Token(new byte[] {1, 2, 3}, town.time.now())));
        Node again = us.send(ben.phone, "hello again");
        assertThat(again.child("cstoken")).isEmpty();
        assertThat(again.child("tctoken")).isPresent();
    }

    @Test
    void aNoticeOfHistoryThatIsNoneBringsNothing() {
        Message.Builder notice = Message.newBuilder();
        notice.getProtocolMessageBuilder()
                .setType(Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION)
                .getHistorySyncNotificationBuilder()
                .setInitialHistBootstrapInlinePayload(ByteString.copyFromUtf8("not zipped"));

        assertThat(us.take(anna.devices.get(0).tells(notice.build(), us))).isNotEmpty();
        assertThat(us.send(ben.phone, "hello").child("cstoken")).isEmpty();
    }

    @Test
    void givesWhoIsWrittenToATokenOnceAWeek() {
        us.acked(town.ack(us.send(ben.phone, "one")));
        Town.until(() -> town.questions("tokens") == 1);
        Town.until(() -> us.read(
                tx -> tx.contactTokens().issuedAt(SignalNames.name(ben.lid)).isPresent()));
        us.acked(town.ack(us.send(ben.phone, "two")));
        town.time.advance(Duration.ofDays(7));
        us.acked(town.ack(us.send(ben.phone, "three")));

        Town.until(() -> town.questions("tokens") == 2);
        assertThat(given()).containsOnly(ben.phone);
        assertThat(town.questions("props")).as("asked for once in a connection").isEqualTo(1);
    }

    @Test
    void givesTheTokenToTheHiddenAddressWhereTheServerSaysSo() {
        town.tokensForHiddenAddresses = true;

        us.acked(town.ack(us.send(ben.phone, "one")));

        Town.until(() -> town.questions("tokens") == 1);
        assertThat(given()).containsExactly(ben.lid);
    }

    private List<Jid> given() {
        return town.asked.stream()
                .flatMap(iq -> iq.child("tokens").stream())
                .map(tokens -> tokens.children().get(0).attributes().requireJid("jid"))
                .toList();
    }

    @Test
    void givesTheSameTokenAgainToWhoHasRegisteredAnewAndNoneToWhoHadNone() {
        us.acked(town.ack(us.send(ben.phone, "one")));
        Town.until(() -> us.read(
                tx -> tx.contactTokens().issuedAt(SignalNames.name(ben.lid)).isPresent()));
        String at = issued().get(0);
        town.time.advance(Duration.ofDays(2));

        us.take(registeredAnew(Jid.ofPhone("34600000003")));
        us.take(registeredAnew(ben.phone));

        Town.until(() -> issued().size() == 2);
        assertThat(issued()).containsOnly(at);
    }

    private static Node registeredAnew(Jid who) {
        return Node.builder("notification")
                .attribute("type", "encrypt")
                .attribute("from", who)
                .attribute("id", "n-" + who.user())
                .child(Node.of("identity"))
                .build();
    }

    private List<String> issued() {
        return town.asked.stream()
                .flatMap(iq -> iq.child("tokens").stream())
                .map(tokens -> tokens.children().get(0).attributes().requireText("t"))
                .toList();
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }
}
