package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.event.BlockedListChanged;
import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.DefaultTimerChanged;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.PrivacySettingsChanged;
import io.github.camelwhatsapp.event.ProfilePictureChanged;
import io.github.camelwhatsapp.event.ProfilePictureDeleted;
import io.github.camelwhatsapp.event.StatusChanged;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.NumberCheck;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PictureSize;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.PrivacySettings;
import io.github.camelwhatsapp.model.ProfilePicture;
import io.github.camelwhatsapp.model.StatusAudience;
import io.github.camelwhatsapp.operation.ChangePrivacyList;
import io.github.camelwhatsapp.operation.CheckNumbers;
import io.github.camelwhatsapp.operation.ClearDirty;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.GetBlockedList;
import io.github.camelwhatsapp.operation.GetNormalizedJid;
import io.github.camelwhatsapp.operation.GetPhotoIds;
import io.github.camelwhatsapp.operation.GetPrivacySettings;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.GetServicePricing;
import io.github.camelwhatsapp.operation.GetStatusAudience;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.RemoveProfilePicture;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendOfflineStatus;
import io.github.camelwhatsapp.operation.SetBlockedList;
import io.github.camelwhatsapp.operation.SetDefaultDisappearingTimer;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.operation.SetProfilePicture;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a linked device shows of its account and asks of others: presence, typing, picture, about text, privacy, blocked people, numbers.
 * Ann has two devices, so that one hears what the other did.
 */
class LinkedProfileIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String NOBODY = "34600000099";

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private LinkedAccount ann;
    private LinkedAccount bob;

    @BeforeEach
    void start() {
        ann = LinkedAccount.on(emulator, ANN);
        bob = LinkedAccount.on(emulator, BOB);
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
    }

    @Test
    void showsPresenceToWhoSubscribedAlsoAfterAReconnect() {
        emulator.phone(ANN).unavailable();
        await().until(() -> !emulator.account(ANN).isAvailable());
        bob.ask(new SubscribePresence(Party.ofPhone(ANN)));
        assertThat(bob.told(PresenceChanged.class).presence()).isEqualTo(Presence.UNAVAILABLE);

        ann.ask(new SetPresence(Presence.AVAILABLE, Optional.of("Ann")));
        PresenceChanged there = bob.told(PresenceChanged.class, event -> event.presence() == Presence.AVAILABLE);
        assertThat(there.from().phone()).contains(ANN);
        assertThat(emulator.account(ANN).name()).isEqualTo("Ann");

        int told = bob.events(PresenceChanged.class).size();
        emulator.multiDevice().disconnectAll();
        await().atMost(Duration.ofSeconds(30)).until(() -> bob.events(PresenceChanged.class).stream()
                .skip(told)
                .anyMatch(event -> event.presence() == Presence.AVAILABLE));
        ann.ask(new SendOfflineStatus());
        assertThat(bob.told(
                                PresenceChanged.class,
                                event -> event.presence() == Presence.UNAVAILABLE
                                        && event.lastSeen().isPresent())
                        .from()
                        .phone())
                .contains(ANN);
        assertThat(bob.ask(new UnsubscribePresence(Party.ofPhone(ANN)))).isEqualTo(Done.DONE);
    }

    @Test
    void showsTypingAndRecordingWhileItIsAvailable() {
        ann.ask(new SetPresence(Presence.AVAILABLE, Optional.of("Ann")));
        for (ChatState state : List.of(ChatState.COMPOSING, ChatState.RECORDING, ChatState.PAUSED)) {
            ann.ask(new SendChatState(bob.party(), state));
            bob.told(ChatStateChanged.class, event -> event.state() == state);
        }

        assertThat(bob.events(ChatStateChanged.class))
                .extracting(ChatStateChanged::state)
                .containsExactly(ChatState.COMPOSING, ChatState.RECORDING, ChatState.PAUSED);
        assertThat(bob.events(ChatStateChanged.class).get(0).from().lid())
                .contains(emulator.account(ANN).lid());
    }

    @Test
    void setsItsPictureAndAboutTextOfWhichContactsAreTold() throws IOException {
        bob.ask(new SyncContacts(List.of(ANN), Optional.empty(), Optional.of(ContactSyncMode.DELTA_INTERACTIVE)));

        String id = ann.ask(new SetProfilePicture(png())).pictureId().orElseThrow();
        assertThat(bob.told(ProfilePictureChanged.class).pictureId()).contains(id);
        ProfilePicture picture = bob.ask(new GetProfilePicture(Party.ofPhone(ANN), Optional.of(PictureSize.FULL)));
        assertThat(picture.size()).isEqualTo(PictureSize.FULL);
        assertThat(picture.pictureId()).contains(id);
        assertThat(picture.image()).startsWith(0xff, 0xd8);
        assertThat(bob.ask(new GetPhotoIds(List.of(Party.ofPhone(BOB), Party.ofPhone(ANN))))
                        .get(1)
                        .pictureId())
                .contains(id);

        ann.ask(new SetStatus("Out to lunch"));
        assertThat(bob.told(StatusChanged.class).status()).isEqualTo("Out to lunch");
        assertThat(bob.ask(new GetStatuses(List.of(Party.ofPhone(ANN)))).get(0).text())
                .contains("Out to lunch");

        ann.ask(new RemoveProfilePicture());
        bob.told(ProfilePictureDeleted.class);
        assertThat(bob.refused(new GetProfilePicture(Party.ofPhone(ANN), Optional.empty())))
                .isEqualTo(404);
    }

    @Test
    void hidesWhatPrivacyHidesAndTellsItsOtherDevice() throws IOException {
        ann.ask(new SetProfilePicture(png()));
        try (LinkedAccount other = LinkedAccount.on(emulator, ANN)) {
            ann.ask(new SetPrivacySetting(PrivacyCategory.PROFILE_PICTURE, PrivacyAudience.NONE));
            ann.ask(new SetPrivacySetting(PrivacyCategory.STATUS, PrivacyAudience.NONE));

            assertThat(other.told(PrivacySettingsChanged.class).changed().audiences())
                    .isEqualTo(Map.of(PrivacyCategory.PROFILE_PICTURE, PrivacyAudience.NONE));
            assertThat(other.ask(new GetPrivacySettings()).audiences())
                    .hasSize(PrivacyCategory.values().length)
                    .containsEntry(PrivacyCategory.STATUS, PrivacyAudience.NONE);
            assertThat(bob.refused(new GetProfilePicture(Party.ofPhone(ANN), Optional.empty())))
                    .isEqualTo(401);
            assertThat(bob.ask(new GetStatuses(List.of(Party.ofPhone(ANN))))
                            .get(0)
                            .text())
                    .isEmpty();
            ann.ask(new SetDefaultDisappearingTimer(Duration.ofDays(1)));
            assertThat(other.told(DefaultTimerChanged.class).timer()).isEqualTo(Duration.ofDays(1));
        }
        assertThatThrownBy(() -> new SetPrivacySetting(PrivacyCategory.ONLINE, PrivacyAudience.CONTACTS))
                .hasMessageContaining("ONLINE can be one of");
        assertThatThrownBy(() -> new SetDefaultDisappearingTimer(Duration.ofDays(2)))
                .hasMessageContaining("timer is 172800 s");
    }

    @Test
    void hidesFromSomeOfItsContactsWhatTheOthersSee() {
        ann.ask(new SyncContacts(List.of(BOB), Optional.empty(), Optional.of(ContactSyncMode.DELTA_INTERACTIVE)));
        ann.ask(new SetStatus("Only for some"));

        PrivacySettings changed =
                ann.ask(new ChangePrivacyList(PrivacyCategory.STATUS, List.of(Party.ofPhone(BOB)), Optional.empty()));
        assertThat(changed.audiences()).containsEntry(PrivacyCategory.STATUS, PrivacyAudience.CONTACT_BLACKLIST);
        assertThat(bob.ask(new GetStatuses(List.of(Party.ofPhone(ANN)))).get(0).text())
                .isEmpty();
        ann.ask(new ChangePrivacyList(PrivacyCategory.STATUS, List.of(), Optional.of(List.of(Party.ofPhone(BOB)))));
        assertThat(bob.ask(new GetStatuses(List.of(Party.ofPhone(ANN)))).get(0).text())
                .contains("Only for some");
        assertThat(ann.refused(new ChangePrivacyList(
                        PrivacyCategory.STATUS, List.of(Party.ofPhone(NOBODY)), Optional.empty())))
                .isEqualTo(404);
        assertThat(ann.ask(new GetStatusAudience())).isEqualTo(new StatusAudience(PrivacyAudience.CONTACTS, List.of()));
        assertThatThrownBy(() ->
                        new ChangePrivacyList(PrivacyCategory.ONLINE, List.of(Party.ofPhone(BOB)), Optional.empty()))
                .hasMessageContaining("category is ONLINE, which has no list");
    }

    @Test
    void blocksAndLetsIn() {
        try (LinkedAccount other = LinkedAccount.on(emulator, ANN)) {
            ann.ask(new SetBlockedList(List.of(Party.ofPhone(BOB))));

            assertThat(ann.ask(new GetBlockedList())).containsExactly(bob.party());
            assertThat(other.told(BlockedListChanged.class).blocked()).containsExactly(bob.party());
            assertThat(ann.refused(new SetBlockedList(List.of(Party.ofPhone(NOBODY)))))
                    .isEqualTo(404);
            assertThat(ann.ask(new GetBlockedList())).containsExactly(bob.party());
            ann.ask(new SetBlockedList(List.of()));
            assertThat(ann.ask(new GetBlockedList())).isEmpty();
            assertThat(other.told(BlockedListChanged.class, event -> !event.unblocked()
                                    .isEmpty())
                            .unblocked())
                    .containsExactly(bob.party());
        }
    }

    @Test
    void findsOutWhoIsOnWhatsApp() {
        assertThat(ann.ask(new CheckNumbers(List.of("+34 600 000 099", BOB))))
                .containsExactly(
                        new NumberCheck("+" + NOBODY, false, Optional.empty()),
                        new NumberCheck("+" + BOB, true, Optional.of(bob.party())));
        assertThat(ann.ask(new GetNormalizedJid("34", "600000002"))).isEqualTo(bob.party());
        assertThat(ann.refused(new GetNormalizedJid("34", "600000099"))).isEqualTo(404);
        ContactSyncResult synced = ann.ask(new SyncContacts(List.of(BOB, NOBODY), Optional.empty(), Optional.empty()));
        assertThat(synced.existing()).isEqualTo(Map.of("+" + BOB, bob.party()));
        assertThat(synced.nonExisting()).containsExactly(NOBODY);
        assertThat(emulator.account(ANN).contacts()).containsExactly(BOB, NOBODY);
        assertThatThrownBy(() -> new CheckNumbers(List.of("Ann"))).hasMessageContaining("'Ann', which is no phone");
    }

    @Test
    void asksTheServerAndSaysWhatItCannotDo() {
        assertThat(ann.ask(new GetServerProperties()).version()).isNotEmpty();
        assertThat(ann.ask(new ClearDirty(List.of("groups", "account_sync")))).isEqualTo(Done.DONE);
        assertThatThrownBy(() -> ann.ask(new GetServicePricing(Optional.empty(), Optional.empty())))
                .hasCauseInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> ann.ask(
                        new SyncContacts(List.of(BOB), Optional.of(List.of(Party.ofPhone(NOBODY))), Optional.empty())))
                .hasCauseInstanceOf(NotSupportedException.class);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
