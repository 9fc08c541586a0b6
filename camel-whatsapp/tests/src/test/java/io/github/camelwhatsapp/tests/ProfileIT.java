package io.github.camelwhatsapp.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.AccountExpired;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LoginFailed;
import io.github.camelwhatsapp.event.PaidAccount;
import io.github.camelwhatsapp.event.PaymentReceived;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.ProfilePictureChanged;
import io.github.camelwhatsapp.event.ProfilePictureDeleted;
import io.github.camelwhatsapp.event.StatusChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureId;
import io.github.camelwhatsapp.model.PictureSize;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.ProfilePicture;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.ChangeNumber;
import io.github.camelwhatsapp.operation.ExtendAccount;
import io.github.camelwhatsapp.operation.GetBlockedList;
import io.github.camelwhatsapp.operation.GetClientConfig;
import io.github.camelwhatsapp.operation.GetHasVoip;
import io.github.camelwhatsapp.operation.GetNormalizedJid;
import io.github.camelwhatsapp.operation.GetPhotoIds;
import io.github.camelwhatsapp.operation.GetPrivacySettings;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.GetServicePricing;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.RemoveAccount;
import io.github.camelwhatsapp.operation.RemoveProfilePicture;
import io.github.camelwhatsapp.operation.SendActiveStatus;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendOfflineStatus;
import io.github.camelwhatsapp.operation.SetBlockedList;
import io.github.camelwhatsapp.operation.SetClientConfig;
import io.github.camelwhatsapp.operation.SetGroupPicture;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.operation.SetProfilePicture;
import io.github.camelwhatsapp.operation.SetPushToken;
import io.github.camelwhatsapp.operation.SetRecoveryToken;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.wire.Node;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account is to others, and its terms: two accounts of our client on the emulator. */
class ProfileIT {
    private static final Party ANA = Party.ofPhone("34600000001");
    private static final Party BEN = Party.ofPhone("34600000002");

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final TestAccount ana = TestAccount.on(emulator, "34600000001");
    private final TestAccount ben = TestAccount.on(emulator, "34600000002");

    @BeforeEach
    void start() {
        ana.start();
        ben.start();
        emulator.awaitOnline("34600000001", Duration.ofSeconds(10));
        emulator.awaitOnline("34600000002", Duration.ofSeconds(10));
        await().atMost(10, SECONDS).until(() -> ana.client().status().state() == ConnectionState.ONLINE);
        await().atMost(10, SECONDS).until(() -> ben.client().status().state() == ConnectionState.ONLINE);
    }

    @AfterEach
    void close() {
        ana.close();
        ben.close();
        emulator.close();
    }

    private static <R> R ask(TestAccount account, Operation<R> operation) {
        return TestAccount.join(account.client().execute(operation));
    }

    private static int code(TestAccount account, Operation<?> operation) {
        try {
            ask(account, operation);
        } catch (CompletionException e) {
            assertThat(e).cause().isInstanceOf(RefusedException.class);
            return ((RefusedException) e.getCause()).code();
        }
        return 0;
    }

    private static <E extends Event> E event(TestAccount account, Class<E> type) {
        await().atMost(10, SECONDS).until(() -> !account.events(type).isEmpty());
        return account.events(type).get(0);
    }

    private void benFollowsAna() {
        ask(ben, new SubscribePresence(ANA));
        event(ben, PresenceChanged.class);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }

    @Test
    void asksForTheServersProperties() {
        var properties = ask(ana, new GetServerProperties());
        assertThat(properties.version()).isEqualTo("4");
        assertThat(properties.properties())
                .containsEntry("max_participants", "101")
                .containsEntry("timeout", "300")
                .hasSize(19);
    }

    @Test
    void tellsAndAsksWhichClientItIs() {
        ask(ana, new SetClientConfig());
        var config = ask(ana, new GetClientConfig());
        assertThat(config.platform()).contains("Android");
        assertThat(config.version()).contains("2.16.148");
        ask(ana, new SetPushToken("a-token"));
        assertThat(ask(ana, new GetClientConfig()).token().orElseThrow().reveal())
                .isEqualTo("a-token");
    }

    @Test
    void setsCutsAndShowsItsPicture() throws IOException {
        benFollowsAna();
        assertThat(code(ben, new GetProfilePicture(ANA, Optional.empty()))).isEqualTo(404);

        PictureId id = ask(ana, new SetProfilePicture(png(1200, 800)));
        ProfilePicture full = ask(ben, new GetProfilePicture(ANA, Optional.of(PictureSize.FULL)));
        ProfilePicture preview = ask(ben, new GetProfilePicture(ANA, Optional.empty()));

        assertThat(full.pictureId()).isEqualTo(id.pictureId()).isPresent();
        BufferedImage large = ImageIO.read(new ByteArrayInputStream(full.image()));
        assertThat(large.getWidth()).isEqualTo(639);
        assertThat(large.getHeight()).isEqualTo(639);
        assertThat(ImageIO.read(new ByteArrayInputStream(preview.image())).getWidth())
                .isEqualTo(96);
        assertThat(event(ben, ProfilePictureChanged.class).pictureId()).isEqualTo(id.pictureId());
        assertThat(event(ben, ProfilePictureChanged.class).from()).isEqualTo(ANA);
        assertThat(ask(ben, new GetPhotoIds(List.of(ANA, BEN))))
                .containsExactly(new PictureId(ANA, id.pictureId()), new PictureId(BEN, Optional.empty()));

        ask(ana, new RemoveProfilePicture());
        assertThat(event(ben, ProfilePictureDeleted.class).from()).isEqualTo(ANA);
        assertThat(code(ben, new GetProfilePicture(ANA, Optional.empty()))).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> ask(ana, new SetProfilePicture(new byte[] {1, 2, 3})))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setProfilePicture")
                .hasMessageContaining("JPEG, PNG");
    }

    @Test
    void setsTheGroupsPictureAsAMemberOnly() throws IOException {
        Party group = Party.parse("34600000001-1400000000");
        emulator.group("34600000001-1400000000", "friends", "34600000001", "34600000002");
        PictureId id = ask(ana, new SetGroupPicture(group, png(300, 500)));

        ProfilePictureChanged told = event(ben, ProfilePictureChanged.class);
        assertThat(told.from()).isEqualTo(group);
        assertThat(told.author()).contains(ANA);
        assertThat(ask(ben, new GetProfilePicture(group, Optional.empty())).pictureId())
                .isEqualTo(id.pictureId());
        emulator.group("34600000003-1400000000", "others", "34600000003");
        byte[] picture = png(10, 10);
        assertThat(code(ana, new SetGroupPicture(Party.parse("34600000003-1400000000"), picture)))
                .isEqualTo(403);
    }

    @Test
    void saysSomethingOfItselfAndTellsThoseWhoFollow() {
        benFollowsAna();
        ask(ana, new SetStatus("Out to lunch"));

        StatusChanged told = event(ben, StatusChanged.class);
        assertThat(told.from()).isEqualTo(ANA);
        assertThat(told.status()).isEqualTo("Out to lunch");
        List<StatusText> statuses = ask(ben, new GetStatuses(List.of(ANA, Party.ofPhone("34699999999"))));
        assertThat(statuses.get(0).text()).contains("Out to lunch");
        assertThat(statuses.get(0).since()).isPresent();
        assertThat(statuses.get(1).text()).isEmpty();
        assertThatThrownBy(() -> new SetStatus("x".repeat(140))).hasMessageContaining("140 characters");
    }

    @Test
    void hidesWhatPrivacyHides() throws IOException {
        ask(ana, new SetStatus("secret"));
        ask(ana, new SetProfilePicture(png(50, 50)));
        for (PrivacyCategory category :
                List.of(PrivacyCategory.LAST_SEEN, PrivacyCategory.STATUS, PrivacyCategory.PROFILE_PICTURE)) {
            assertThat(ask(ana, new SetPrivacySetting(category, PrivacyAudience.NONE))
                            .audiences())
                    .containsEntry(category, PrivacyAudience.NONE);
        }
        assertThat(ask(ana, new GetPrivacySettings()).audiences()).hasSize(3);
        ask(ana, new SendOfflineStatus());

        assertThat(ask(ben, new GetStatuses(List.of(ANA))).get(0).text()).isEmpty();
        assertThat(code(ben, new GetProfilePicture(ANA, Optional.empty()))).isEqualTo(404);
        benFollowsAna();
        assertThat(event(ben, PresenceChanged.class).lastSeen()).isEmpty();
        ask(ana, new SetPrivacySetting(PrivacyCategory.STATUS, PrivacyAudience.ALL));
        assertThat(ask(ben, new GetStatuses(List.of(ANA))).get(0).text()).contains("secret");
    }

    @Test
    void doesNotHearWhomItBlocks() {
        ask(ana, new SetBlockedList(List.of(BEN)));
        assertThat(ask(ana, new GetBlockedList())).containsExactly(BEN);
        TestAccount.join(ben.client().execute(new SendMessage(ANA, new Text("unheard"))));
        ask(ana, new SetBlockedList(List.of()));
        TestAccount.join(ben.client().execute(new SendMessage(ANA, new Text("heard"))));

        await().atMost(10, SECONDS).until(() -> !ana.texts().isEmpty());
        assertThat(ana.texts()).containsExactly("heard");
        assertThat(ask(ana, new GetBlockedList())).isEmpty();
        assertThat(emulator.ledgers().violations().entries()).isEmpty();
    }

    @Test
    void asksAboutTermsAndNumbers() {
        assertThat(ask(ana, new GetNormalizedJid("34", "0600 000 002"))).isEqualTo(BEN);
        var pricing = ask(ana, new GetServicePricing(Optional.of("es"), Optional.of("ES")));
        assertThat(pricing.cost()).isEqualTo("0.89");
        assertThat(pricing.currency()).isEqualTo("EUR");
        assertThat(pricing.expiration()).isPresent();
        var before = pricing.expiration().orElseThrow();
        var terms = ask(ana, new ExtendAccount());
        assertThat(terms.kind()).contains("paid");
        assertThat(terms.expiration()).contains(before.plus(Duration.ofDays(365)));
        ask(ana, new SetRecoveryToken("recover me"));
        assertThat(emulator.account(ANA.id().user()).recoveryToken())
                .asString(UTF_8)
                .isEqualTo("recover me");
        assertThat(ask(ana, new GetHasVoip(List.of(BEN, Party.ofPhone("34699999999")))))
                .containsExactly(BEN);
        ask(ana, new SendActiveStatus());
        ask(ana, new Ping());
        assertThat(emulator.transcript().nodes(Transcript.Direction.RECEIVED, "presence"))
                .filteredOn(presence -> presence.attributes().is("type", "active"))
                .singleElement()
                .satisfies(presence -> assertThat(presence.children()).isEmpty());
        assertThat(emulator.ledgers().violations().entries()).isEmpty();
    }

    @Test
    void tellsThatSomebodyPaid() {
        Node redeem = Node.builder("redeem")
                .attribute("sku", "1")
                .attribute("delta", "31536000")
                .child(Node.builder("account")
                        .attribute("kind", "paid")
                        .attribute("status", "active")
                        .attribute("creation", "1411643804")
                        .attribute("expiration", "1924992000")
                        .build())
                .build();
        emulator.account("34600000001").notification(Jid.SERVER, "account", redeem);

        PaidAccount paid = event(ana, PaidAccount.class);
        assertThat(paid.author()).isEqualTo("Paypal");
        assertThat(paid.sku()).contains("1");
        assertThat(paid.terms().kind()).contains("paid");
        emulator.awaitSettled("34600000001", Duration.ofSeconds(10));
    }

    @Test
    void tellsThatAPaymentWasTaken() {
        emulator.account("34600000001").paymentTaken("paid");

        PaymentReceived payment = event(ana, PaymentReceived.class);
        assertThat(payment.terms().kind()).contains("paid");
        assertThat(payment.terms().expiration()).isPresent();
    }

    @Test
    void removesTheAccountForGood() {
        ask(ana, new RemoveAccount(Optional.of("en"), Optional.of("US"), Optional.of("moving on")));

        await().atMost(10, SECONDS).until(() -> ana.client().status().state() == ConnectionState.FAILED);
        assertThat(event(ana, LoginFailed.class).reason()).isEqualTo("not-authorized");
        assertThat(emulator.online()).containsExactly("34600000002");
    }

    @Test
    void refusesToMoveANumberWithoutItsIdentity() {
        assertThatThrownBy(() -> ask(ana, new ChangeNumber("34600000002", Optional.empty())))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oldIdentity");
        assertThat(code(ana, new ChangeNumber("34600000002", Optional.of("abcdefghijklmnopqrst"))))
                .isEqualTo(403);
        assertThat(code(ana, new ChangeNumber("34688888888", Optional.of("abcdefghijklmnopqrst"))))
                .isEqualTo(404);
    }

    @Test
    void tellsThatTheAccountHasExpired() {
        emulator.account("34600000001").expired();
        emulator.disconnectAll();

        AccountExpired expired = event(ana, AccountExpired.class);
        assertThat(expired.terms().status()).contains("expired");
        assertThat(expired.terms().creation()).isPresent();
        await().atMost(10, SECONDS).until(() -> ana.client().status().state() == ConnectionState.FAILED);
    }
}
