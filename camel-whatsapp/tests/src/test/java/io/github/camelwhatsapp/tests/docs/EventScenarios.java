package io.github.camelwhatsapp.tests.docs;

import static io.github.camelwhatsapp.tests.docs.World.ANN;
import static io.github.camelwhatsapp.tests.docs.World.BOB;
import static io.github.camelwhatsapp.tests.docs.World.OWN;
import static io.github.camelwhatsapp.tests.docs.World.SOON;

import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.EmulatedMember;
import io.github.camelwhatsapp.emulator.EmulatedNews;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.JoinGroup;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.RejectCall;
import io.github.camelwhatsapp.operation.RemoveProfilePicture;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.tests.LinkedAccount;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What makes each event happen. */
final class EventScenarios {
    private static final String TO = "CamelWhatsAppTo";

    private EventScenarios() {}

    /** All of them, by the event's name. */
    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        messages(all);
        groups(all);
        groupNews(all);
        contacts(all);
        account(all);
        logins(all);
        connection(all);
        all.putAll(EncryptionScenarios.all());
        all.putAll(LinkingScenarios.all());
        return all;
    }

    private static void messages(Map<String, Scenario> all) {
        all.put("messageReceived", annWrites());
        all.put("receiptSent", annWrites().on("classic"));
        all.put("receiptReceived", when(stage -> stage.world().send("to=" + ANN, "hello", Map.of())));
        all.put("messageAccepted", when(stage -> stage.world().send("completeOn=stored&to=" + ANN, "hello", Map.of())));
        all.put("sendFailed", when(stage -> {
            EmulatedGroup others = stage.world().group(ANN, stage.world().isLinked() ? OWN : BOB);
            others.member(ANN).announces(true);
            stage.world().send("completeOn=stored&to=" + others.id(), "hello", Map.of());
        }));
        all.put(
                "presenceChanged",
                Scenario.PLAIN
                        .before(stage -> {
                            stage.world().ann().unavailable();
                            stage.world().ask("subscribePresence", null, Map.of(TO, ANN));
                        })
                        .trigger(stage -> stage.world().ann().available()));
        all.put("chatStateChanged", when(stage -> stage.world().ann().composing(OWN)));
        all.put("callReceived", when(stage -> call(stage, OWN, ANN)).on("classic"));
        all.put(
                "callSignalled",
                when(stage -> {
                            try (Friend bob = Friend.of(stage.world(), BOB)) {
                                call(stage, BOB, OWN);
                                bob.does(new RejectCall(
                                        Party.ofPhone(OWN),
                                        "offer",
                                        stage.group().id()));
                            }
                        })
                        .on("classic"));
    }

    private static void groups(Map<String, Scenario> all) {
        all.put("groupCreated", when(stage -> {
            try (Friend bob = Friend.of(stage.world(), BOB)) {
                bob.does(new CreateGroup("Bob's", List.of(Party.ofPhone(OWN))));
            }
        }));
        all.put("groupSubjectChanged", ann(member -> member.renames("Best friends")));
        all.put("groupParticipantsAdded", ann(member -> member.adds(BOB)));
        all.put(
                "groupParticipantsRemoved",
                annsGroup((stage, group) -> group.member(ANN).adds(BOB))
                        .trigger(stage -> anns(stage).member(ANN).removes(BOB)));
        all.put("groupParticipantsPromoted", ann(member -> member.promotes(OWN)));
        all.put(
                "groupParticipantsDemoted",
                annsGroup((stage, group) -> group.member(ANN).promotes(OWN))
                        .trigger(stage -> anns(stage).member(ANN).demotes(OWN)));
        all.put(
                "groupParticipantChangedNumber",
                annsGroup((stage, group) -> group.member(ANN).adds(BOB))
                        .trigger(stage -> anns(stage).member(BOB).changesNumber("34987654399"))
                        .inWorld(World::awake));
        all.put(
                "groupDescriptionChanged",
                ann(member -> member.describes("For friends")).on("multidevice"));
        all.put("groupSettingChanged", ann(member -> member.announces(true)).on("multidevice"));
        all.put(
                "groupTimerChanged",
                ann(member -> member.disappearsAfter(86_400)).on("multidevice"));
        all.put("groupJoinRequested", bobAsks().on("multidevice"));
        all.put(
                "groupJoinRequestsWithdrawn",
                bobAsks()
                        .trigger(stage -> stage.world()
                                .ask(
                                        "rejectJoinRequests",
                                        BOB,
                                        Map.of(TO, stage.group().id())))
                        .on("multidevice"));
    }

    private static void groupNews(Map<String, Scenario> all) {
        all.put(
                "groupInviteLinkChanged",
                groupNews(Node.builder("invite").attribute("code", "abcdefgh").build()));
        all.put("groupStandingChanged", groupNews(Node.of("suspended")));
        all.put(
                "groupLinksChanged",
                groupNews(Node.builder("unlink")
                        .attribute("unlink_type", "sub_group")
                        .attribute("unlink_reason", "unlink_group")
                        .child(Node.builder("group")
                                .attribute("jid", Jid.ofGroup(World.GROUP))
                                .build())
                        .build()));
    }

    private static void contacts(Map<String, Scenario> all) {
        all.put("statusChanged", bob(friend -> friend.does(new SetStatus("Out to lunch"))));
        all.put("profilePictureChanged", bob(Friend::showsAFace));
        all.put("profilePictureDeleted", bob(friend -> {
            friend.showsAFace();
            friend.does(new RemoveProfilePicture());
        }));
        all.put(
                "businessProfileChanged",
                when(stage -> stage.world()
                                .notify(
                                        Jid.ofPhone(ANN),
                                        "business",
                                        Node.builder("profile")
                                                .attribute("jid", Jid.ofPhone(ANN))
                                                .build()))
                        .on("multidevice"));
        all.put("contactAdded", news(stage -> own(stage).contactAdded(ANN)));
        all.put("contactUpdated", news(stage -> own(stage).contactUpdated(ANN)));
        all.put("contactRemoved", news(stage -> own(stage).contactRemoved(ANN)));
        all.put("contactSyncDue", news(stage -> own(stage).contactSync(Instant.now())));
        all.put("contactFeatures", news(stage -> own(stage).features(ANN, "2")));
    }

    private static void account(Map<String, Scenario> all) {
        all.put("webSyncRequested", news(stage -> own(stage).webSync("data", "code", "Firefox")));
        all.put("dirtyCleared", news(stage -> own(stage).dirty("groups")));
        all.put(
                "paymentReceived",
                news(stage -> stage.world().emulator().account(OWN).paymentTaken("paid")));
        all.put("paidAccount", news(stage -> stage.world()
                .notify(
                        Jid.SERVER,
                        "account",
                        Node.builder("redeem")
                                .attribute("sku", "1")
                                .child(Node.builder("account")
                                        .attribute("kind", "paid")
                                        .attribute("status", "active")
                                        .attribute("creation", "1400000000")
                                        .attribute("expiration", "1900000000")
                                        .build())
                                .build())));
        all.put("unknownStanza", when(stage -> stage.world().notify(Jid.ofPhone(ANN), "brand-new", Node.of("thing"))));
        all.put(
                "clientExpires",
                when(stage -> stage.world()
                                .emulator()
                                .multiDevice()
                                .tellAll(Node.builder("client_expiration")
                                        .attribute("t", "1900000000")
                                        .build()))
                        .on("multidevice"));
        all.put("blockedListChanged", otherDevice("setBlockedList", BOB, Map.of()));
        all.put(
                "privacySettingsChanged",
                otherDevice("setPrivacySetting", "none", Map.of("CamelWhatsAppCategory", "status")));
        all.put("defaultTimerChanged", otherDevice("setDefaultDisappearingTimer", "1d", Map.of()));
    }

    private static void logins(Map<String, Scenario> all) {
        all.put("loggedIn", when(stage -> stage.world().disconnect()).inWorld(World::awake));
        all.put(
                "loginFailed",
                when(stage -> {
                            World world = stage.world();
                            world.emulator()
                                    .faults()
                                    .add(
                                            new LoginFailure("not-authorized"),
                                            Schedule.always().once());
                            world.disconnect();
                        })
                        .inWorld(World::awake)
                        .on("classic"));
        all.put(
                "accountExpired",
                when(stage -> {
                            stage.world().emulator().account(OWN).expired();
                            stage.world().disconnect();
                        })
                        .inWorld(World::awake)
                        .on("classic"));
        all.put(
                "streamErrorReceived",
                when(stage -> {
                            try (Friend self = Friend.of(stage.world(), OWN)) {
                                self.does(new Ping());
                            }
                        })
                        .inWorld(World::awake)
                        .on("classic"));
    }

    private static void connection(Map<String, Scenario> all) {
        all.put("connectionChanged", when(stage -> stage.world().disconnect()).inWorld(World::awake));
        all.put(
                "offlineCountReceived",
                Scenario.PLAIN
                        .inWorld(generation -> World.asleep(generation).prepare())
                        .before(stage -> {
                            World world = stage.world();
                            world.ann()
                                    .awaitTick(world.ann().sends("while away").to(OWN), Tick.SENT, SOON);
                        })
                        .trigger(stage -> stage.world().start())
                        .on("classic"));
        VirtualTimeSource[] servers = new VirtualTimeSource[1];
        all.put(
                "pingAnswered",
                Scenario.PLAIN
                        .inWorld(generation -> {
                            servers[0] = new VirtualTimeSource();
                            return World.asleep(generation, servers[0]).begin().login();
                        })
                        .trigger(stage -> servers[0].advance(Duration.ofMinutes(3)))
                        .on("classic"));
    }

    private static Scenario when(Consumer<Stage> trigger) {
        return Scenario.PLAIN.trigger(trigger);
    }

    private static Scenario news(Consumer<Stage> trigger) {
        return when(trigger).on("classic");
    }

    private static EmulatedNews own(Stage stage) {
        return stage.world().emulator().account(OWN).news();
    }

    private static Scenario annWrites() {
        return when(stage -> stage.world().ann().sends("hello").to(OWN));
    }

    private static void call(Stage stage, String called, String caller) {
        stage.world()
                .emulator()
                .account(called)
                .news()
                .call(caller, stage.group().id());
    }

    private static Scenario annsGroup(BiConsumer<Stage, EmulatedGroup> before) {
        return Scenario.PLAIN.before(stage ->
                before.accept(stage, stage.remember("group", stage.world().group(ANN, OWN))));
    }

    private static EmulatedGroup anns(Stage stage) {
        return stage.recall("group", EmulatedGroup.class);
    }

    private static Scenario ann(Consumer<EmulatedMember> does) {
        return annsGroup((stage, group) -> {})
                .trigger(stage -> does.accept(anns(stage).member(ANN)));
    }

    private static Scenario groupNews(Node child) {
        return when(stage -> stage.world().notify(stage.groupJid(), "w:gp2", child))
                .on("multidevice");
    }

    private static Scenario bob(Consumer<Friend> does) {
        return Scenario.PLAIN
                .before(stage -> {
                    stage.world().ask("syncContacts", BOB, Map.of());
                    stage.world().ask("subscribePresence", null, Map.of(TO, BOB));
                })
                .trigger(stage -> {
                    try (Friend bob = Friend.of(stage.world(), BOB)) {
                        does.accept(bob);
                    }
                });
    }

    private static Scenario bobAsks() {
        return Scenario.PLAIN.trigger(stage -> {
            Map<String, Object> to = Map.of(TO, stage.group().id());
            stage.world().ask("setGroupSetting", "ask-to-join", to);
            InviteLink link = (InviteLink) stage.world().ask("getInviteLink", null, to);
            try (LinkedAccount bob = LinkedAccount.on(stage.world().emulator(), BOB)) {
                bob.ask(new JoinGroup(link.url()));
            }
        });
    }

    /** Another device of the account does something. */
    private static Scenario otherDevice(String operation, Object body, Map<String, Object> headers) {
        return when(stage -> {
                    World other = stage.world().anotherDevice();
                    try {
                        other.ask(operation, body, headers);
                    } finally {
                        other.end();
                    }
                })
                .on("multidevice");
    }
}
