package io.github.camelwhatsapp.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.GroupCreated;
import io.github.camelwhatsapp.event.GroupDescriptionChanged;
import io.github.camelwhatsapp.event.GroupParticipantsAdded;
import io.github.camelwhatsapp.event.GroupParticipantsPromoted;
import io.github.camelwhatsapp.event.GroupSettingChanged;
import io.github.camelwhatsapp.event.GroupSubjectChanged;
import io.github.camelwhatsapp.event.GroupTimerChanged;
import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.GetInviteLink;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.JoinGroup;
import io.github.camelwhatsapp.operation.SetGroupDescription;
import io.github.camelwhatsapp.operation.SetGroupSubject;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.tests.LinkedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Baileys, unmodified, and our client share groups, read each other's profile, through the emulator. */
@Tag("interop")
class BaileysProfileIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CAT = "34600000003";
    private static final String BOB_JID = BOB + "@s.whatsapp.net";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static Path packages;

    @TempDir
    Path folder;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Baileys ann;
    private LinkedAccount bob;

    @BeforeAll
    static void install() {
        packages = NodePackages.installed();
    }

    @BeforeEach
    void link() throws Exception {
        emulator.account(ANN).lenient(PeerProfile.BAILEYS_7);
        emulator.multiDevice().lenient(PeerProfile.BAILEYS_7);
        emulator.account(CAT);
        Phone phone = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        ann = new Baileys(
                packages,
                emulator.multiDevice().uri(),
                emulator.certificate().writeTo(folder.resolve("emulator.pem")),
                folder.resolve("ann"));
        phone.scans(ann.connectForQr()).get(20, TimeUnit.SECONDS);
        ann.await("paired");
        ann.await("close");
        ann.connectAndOpen();
        bob = LinkedAccount.on(emulator, BOB);
    }

    @AfterEach
    void close() {
        ann.close();
        bob.close();
    }

    @Test
    void shareAGroup() {
        JsonNode made = ask("[\"groupCreate\",\"Friends\",[\"" + BOB_JID + "\"]]");
        String id = made.path("id").asText();
        GroupCreated told = bob.told(GroupCreated.class);
        Party group = told.from();
        assertThat(group.id()).hasToString(id);
        assertThat(told.group().participants())
                .extracting(party -> party.phone().orElse(""))
                .containsExactly(ANN, BOB);

        bob.ask(new SetGroupSubject(group, "Our friends"));
        bob.ask(new SetGroupDescription(group, "written by us"));
        JsonNode seen = ask("[\"groupMetadata\",\"" + id + "\"]");
        assertThat(seen.path("subject").asText()).isEqualTo("Our friends");
        assertThat(seen.path("desc").asText()).isEqualTo("written by us");
        assertThat(seen.path("addressingMode").asText()).isEqualTo("lid");
        assertThat(seen.path("participants")).hasSize(2);

        ask("[\"groupUpdateSubject\",\"" + id + "\",\"Their friends\"]");
        assertThat(bob.told(GroupSubjectChanged.class, event -> event.subject().equals("Their friends"))
                        .author()
                        .flatMap(Party::phone))
                .contains(ANN);
        ask("[\"groupUpdateDescription\",\"" + id + "\",\"written by them\"]");
        bob.told(
                GroupDescriptionChanged.class,
                event -> event.description().filter("written by them"::equals).isPresent());
        ask("[\"groupToggleEphemeral\",\"" + id + "\",86400]");
        assertThat(bob.told(GroupTimerChanged.class).timer()).isEqualTo(Duration.ofDays(1));
        ask("[\"groupSettingUpdate\",\"" + id + "\",\"announcement\"]");
        assertThat(bob.told(GroupSettingChanged.class).setting()).isEqualTo(GroupSetting.ADMINS_WRITE);
        JsonNode outcome = ask("[\"groupParticipantsUpdate\",\"" + id + "\",[\"" + CAT + "@s.whatsapp.net\"],\"add\"]");
        assertThat(outcome.path(0).path("status").asText()).isEqualTo("200");
        assertThat(bob.told(GroupParticipantsAdded.class).participants().get(0).phone())
                .contains(CAT);
        ask("[\"groupParticipantsUpdate\",\"" + id + "\",[\"" + BOB_JID + "\"],\"promote\"]");
        bob.told(GroupParticipantsPromoted.class);
        assertThat(ask("[\"groupInviteCode\",\"" + id + "\"]").asText())
                .isEqualTo(bob.ask(new GetInviteLink(group)).code());
    }

    @Test
    void joinsAGroupOfBaileysByItsLinkWhenBaileysAgrees() {
        String id = ask("[\"groupCreate\",\"Friends\",[\"" + CAT + "@s.whatsapp.net\"]]")
                .path("id")
                .asText();
        ask("[\"groupJoinApprovalMode\",\"" + id + "\",\"on\"]");
        String code = ask("[\"groupInviteCode\",\"" + id + "\"]").asText();

        assertThat(bob.ask(new JoinGroup(code)).pending()).isTrue();
        JsonNode waiting = ask("[\"groupRequestParticipantsList\",\"" + id + "\"]");
        String who = waiting.path(0).path("jid").asText();
        assertThat(who).isEqualTo(emulator.account(BOB).lid().toString());
        ask("[\"groupRequestParticipantsUpdate\",\"" + id + "\",[\"" + who + "\"],\"approve\"]");
        assertThat(bob.told(GroupCreated.class).from().id()).hasToString(id);
    }

    @Test
    void readEachOthersAboutTextAndKeepTheirSettings() {
        ask("[\"updateProfileStatus\",\"About Ann\"]");
        assertThat(bob.ask(new GetStatuses(List.of(Party.ofPhone(ANN)))).get(0).text())
                .contains("About Ann");
        bob.ask(new SetStatus("About Bob"));
        assertThat(ask("[\"fetchStatus\",\"" + BOB_JID + "\"]")
                        .path(0)
                        .path("status")
                        .path("status")
                        .asText())
                .isEqualTo("About Bob");
        assertThat(ask("[\"onWhatsApp\",\"" + BOB + "\"]")
                        .path(0)
                        .path("exists")
                        .asBoolean())
                .isTrue();
        ask("[\"updateLastSeenPrivacy\",\"none\"]");
        assertThat(ask("[\"fetchPrivacySettings\",true]").path("last").asText()).isEqualTo("none");
        ask("[\"updateDefaultDisappearingMode\",86400]");
        assertThat(ask("[\"fetchBlocklist\"]")).isEmpty();
    }

    private JsonNode ask(String call) {
        ann.order("ask " + call);
        return ann.await("answer").path("answer");
    }
}
