package io.github.camelwhatsapp.tests.docs;

import static io.github.camelwhatsapp.tests.docs.World.ANN;
import static io.github.camelwhatsapp.tests.docs.World.BOB;
import static io.github.camelwhatsapp.tests.docs.World.OWN;
import static io.github.camelwhatsapp.tests.docs.World.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.emulator.phone.PhonePoll;
import io.github.camelwhatsapp.emulator.state.GroupDoor;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.JoinGroup;
import io.github.camelwhatsapp.tests.LinkedAccount;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has to be there and to happen around the examples of operations that do not stand for themselves. */
final class OperationScenarios {
    /** The number that the example moves from. */
    private static final String OLD = "34600000009";

    private static final String TO = "CamelWhatsAppTo";

    private OperationScenarios() {}

    /** All of them, by the operation's name. */
    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        messages(all);
        groups(all);
        people(all);
        account(all);
        linking(all);
        return all;
    }

    private static void messages(Map<String, Scenario> all) {
        all.put("sendMessage", annGets("We are open from 9 to 17."));
        all.put("sendBroadcast", annGets("We are closed tomorrow."));
        all.put("reply", annWrites("When do you open?").after(stage -> annGot(stage, "At nine.")));
        all.put("react", annWrites("Thanks!"));
        all.put("markRead", annWrites("Read this"));
        all.put("markPlayed", annWrites("Play this"));
        all.put("pinMessage", annWrites("Pin this"));
        all.put("unpinMessage", annWrites("Unpin this"));
        all.put("keepMessage", annWrites("Keep this"));
        all.put("unkeepMessage", annWrites("Let this go"));
        all.put("votePoll", Scenario.PLAIN.trigger(stage -> stage.world()
                .ann()
                .sends(PhonePoll.of("What is for lunch?", "Pizza", "Salad"))
                .to(OWN)));
        all.put("editMessage", Scenario.PLAIN.after(stage -> await().atMost(SOON)
                .until(() -> stage.world().ann().received().stream()
                        .anyMatch(message -> message.text().equals("We are open until 18.")))));
    }

    private static void groups(Map<String, Scenario> all) {
        all.put("getInviteInfo", Scenario.PLAIN.input(stage -> link(stage).url()));
        all.put("joinGroup", Scenario.PLAIN.input(stage -> {
            String link = link(stage).url();
            stage.world().ask("leaveGroups", null, Map.of(TO, stage.group().id()));
            return link;
        }));
        all.put(
                "demoteParticipants",
                Scenario.PLAIN
                        .before(stage -> stage.group().member(OWN).promotes(ANN))
                        .after(stage -> assertThat(stage.group().admins()).containsExactly(OWN)));
        all.put("addParticipants", Scenario.PLAIN.after(stage -> assertThat(
                        stage.group().members())
                .contains(BOB)));
        all.put("removeParticipants", Scenario.PLAIN.after(stage -> assertThat(
                        stage.group().members())
                .doesNotContain(ANN)));
        all.put(
                "promoteParticipants",
                Scenario.PLAIN.after(stage -> assertThat(stage.group().admins()).contains(ANN)));
        all.put("setGroupSubject", Scenario.PLAIN.after(stage -> assertThat(
                        stage.group().subject())
                .isEqualTo("Best friends")));
        all.put(
                "approveJoinRequests",
                bobAsks().after(stage -> assertThat(stage.group().members()).contains(BOB)));
        all.put(
                "rejectJoinRequests",
                bobAsks().after(stage -> assertThat(stage.group().waiting()).isEmpty()));
        all.put("cancelJoinRequest", Scenario.PLAIN.before(stage -> {
            stage.world()
                    .ask(
                            "setGroupSetting",
                            "ask-to-join",
                            Map.of(TO, stage.group().id()));
            String link = link(stage).url();
            leave(stage);
            stage.world().ask("joinGroup", link, Map.of());
        }));
        all.put("getInvitationInfo", Scenario.PLAIN.input(OperationScenarios::invitation));
        all.put(
                "acceptInvitation",
                Scenario.PLAIN
                        .input(OperationScenarios::invitation)
                        .after(stage -> assertThat(stage.group().members()).contains(OWN)));
        all.put("setGroupPicture", Scenario.PLAIN.input(OperationScenarios::face));
        all.put("removeGroupPicture", Scenario.PLAIN.before(stage -> stage.world()
                .ask("setGroupPicture", face(stage), Map.of(TO, stage.group().id()))));
        all.put("deleteBroadcastLists", Scenario.PLAIN.before(stage -> stage.world()
                .ask("sendBroadcast", "hello", Map.of("CamelWhatsAppRecipients", ANN + "," + BOB))));
    }

    private static void people(Map<String, Scenario> all) {
        all.put("getProfilePicture", Scenario.PLAIN.before(stage -> {
            try (Friend friend = Friend.of(stage.world(), BOB)) {
                friend.showsAFace();
            }
        }));
        all.put(
                "rejectCall",
                Scenario.PLAIN
                        .trigger(stage -> stage.world()
                                .emulator()
                                .account(OWN)
                                .news()
                                .call(ANN, stage.group().id()))
                        .after(stage -> await().atMost(SOON).until(() -> stage.world()
                                .emulator()
                                .account(OWN)
                                .calls()
                                .isEmpty())));
        all.put("trustIdentity", Scenario.PLAIN.inWorld(generation -> encrypting(generation)
                .login()));
        all.put("setProfilePicture", Scenario.PLAIN.input(OperationScenarios::face));
        all.put("removeProfilePicture", Scenario.PLAIN.before(stage -> stage.world()
                .ask("setProfilePicture", face(stage), Map.of())));
    }

    private static void account(Map<String, Scenario> all) {
        VirtualTimeSource[] servers = new VirtualTimeSource[1];
        all.put(
                "sendPong",
                Scenario.PLAIN
                        .inWorld(generation -> {
                            servers[0] = new VirtualTimeSource();
                            return World.asleep(generation, servers[0]).begin().login();
                        })
                        .trigger(stage -> servers[0].advance(Duration.ofMinutes(3))));
        all.put("setPushToken", Scenario.PLAIN.input(stage -> "a-token"));
        all.put("setRecoveryToken", Scenario.PLAIN.input(stage -> "a-token"));
        all.put("readMessageStore", Scenario.PLAIN.inWorld(generation -> {
            World world = World.asleep(generation);
            return world.with(account -> {
                        account.setMessageStore(true);
                        account.setMessageStorePath(world.directory().toString());
                    })
                    .begin()
                    .login();
        }));
        all.put("changeNumber", Scenario.PLAIN.inWorld(OperationScenarios::withAnOldNumber));
        all.put("removeAccount", alone());
        all.put("extendAccount", alone());
        all.put("resetEncryption", Scenario.PLAIN.inWorld(generation -> encrypting(generation)
                .login()));
        all.put("checkCredentials", Scenario.PLAIN.inWorld(World::fresh).before(OperationScenarios::register));
        all.put("requestCode", Scenario.PLAIN.inWorld(World::fresh));
        all.put("registerCode", Scenario.PLAIN.inWorld(World::fresh).input(OperationScenarios::code));
    }

    private static void linking(Map<String, Scenario> all) {
        Scenario unlinked = Scenario.PLAIN.inWorld(
                generation -> World.asleep(generation).begin().unlinked());
        all.put("linkByQr", unlinked);
        all.put("linkByCode", unlinked);
        all.put("cancelLinking", unlinked);
        all.put("logOut", alone().after(stage -> assertThat(
                        stage.world().phone(OWN).linkedDevices())
                .isEmpty()));
        Scenario loggedOut = alone().trigger(stage -> stage.world()
                .phone(OWN)
                .unlinks(stage.world().phone(OWN).linkedDevices().get(0)));
        all.put("confirmLogOut", loggedOut);
        all.put("restoreLogin", loggedOut);
    }

    private static Scenario alone() {
        return Scenario.PLAIN.inWorld(World::awake);
    }

    private static World encrypting(String generation) {
        return World.asleep(generation)
                .with(account -> account.setEncryption(WhatsAppAccount.Encryption.ON))
                .begin();
    }

    private static Scenario annWrites(String text) {
        return Scenario.PLAIN.trigger(stage -> stage.world().ann().sends(text).to(OWN));
    }

    private static Scenario annGets(String text) {
        return Scenario.PLAIN.after(stage -> annGot(stage, text));
    }

    private static void annGot(Stage stage, String text) {
        stage.world().ann().awaitReceived(text, SOON);
    }

    private static Object face(Stage stage) {
        return stage.world().directory().resolve("face.png").toFile();
    }

    private static InviteLink link(Stage stage) {
        return (InviteLink) stage.world()
                .ask("getInviteLink", null, Map.of(TO, stage.group().id()));
    }

    private static void leave(Stage stage) {
        stage.group().member(OWN).promotes(ANN);
        stage.world().ask("leaveGroups", null, Map.of(TO, stage.group().id()));
    }

    /** What the group's other administrator would send to the account, once it has left. */
    private static GroupInvitation invitation(Stage stage) {
        leave(stage);
        return GroupInvitation.builder(Party.of(stage.groupJid()), GroupDoor.invitationFor(Jid.ofPhone(OWN)))
                .expires(Instant.now().plus(Duration.ofDays(1)))
                .build();
    }

    private static Scenario bobAsks() {
        return Scenario.PLAIN.before(stage -> {
            stage.world()
                    .ask(
                            "setGroupSetting",
                            "ask-to-join",
                            Map.of(TO, stage.group().id()));
            try (LinkedAccount bob = LinkedAccount.on(stage.world().emulator(), BOB)) {
                bob.ask(new JoinGroup(link(stage).url()));
            }
        });
    }

    /** A world whose store has registered another number before the account's own. */
    private static World withAnOldNumber(String generation) {
        World world = World.asleep(generation).with(account -> account.setPassword(null));
        world.with(account -> {
            account.setStore(WhatsAppAccount.Storage.FILE);
            account.setStorePath(world.directory().toString());
        });
        for (String number : List.of(OLD, OWN)) {
            world.with(account -> account.setPhoneNumber(number)).begin();
            world.ask("requestCode", null, Map.of());
            world.ask("registerCode", world.emulator().registration().awaitCode(number, SOON), Map.of());
            world.awaitOnline();
            if (number.equals(OLD)) {
                world.end();
            }
        }
        return world;
    }

    private static String code(Stage stage) {
        stage.world().ask("requestCode", null, Map.of());
        return stage.world().emulator().registration().awaitCode(OWN, SOON);
    }

    private static void register(Stage stage) {
        stage.world().ask("registerCode", code(stage), Map.of());
    }
}
