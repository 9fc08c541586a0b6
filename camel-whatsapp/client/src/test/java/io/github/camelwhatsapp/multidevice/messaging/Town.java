package io.github.camelwhatsapp.multidevice.messaging;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.ParticipantHash;
import io.github.camelwhatsapp.proto.ADVKeyIndexList;
import io.github.camelwhatsapp.proto.ADVSignedKeyIndexList;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Accounts with several devices, and the server between them: it answers questions, and hands on what the test wants it to. */
final class Town implements AutoCloseable {
    final VirtualTimeSource time = new VirtualTimeSource();
    final List<Node> asked = new CopyOnWriteArrayList<>();
    final Set<Jid> withoutKeys = new HashSet<>();
    final Set<Jid> forged = new HashSet<>();
    final Set<Jid> forgedPreKeys = new HashSet<>();
    boolean readsInSecret;
    Optional<Node> usyncTrouble = Optional.empty();
    Optional<Node> deviceTrouble = Optional.empty();
    boolean tokensForHiddenAddresses;
    long rawId;
    final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final AccountStores stores = SqliteAccountStores.inMemory("town", StoreCipher.plain(), time);
    private final List<Household> households = new ArrayList<>();
    private final Map<Jid, Set<Household>> groups = new HashMap<>();
    private final Map<Jid, Boolean> byPhone = new HashMap<>();

    /** An account with devices of these numbers. */
    Household household(String number, int... devices) {
        Household household = new Household(number, "77" + number);
        households.add(household);
        for (int device : devices) {
            add(household, device);
        }
        return household;
    }

    TownDevice add(Household household, int device) {
        TownDevice added = new TownDevice(this, household, device, stores.open(household.phone.user() + "-" + device));
        synchronized (this) {
            household.devices.put(device, added);
        }
        return added;
    }

    Jid group(String id, boolean phones, Household... members) {
        Jid group = Jid.ofGroup(id);
        groups.put(group, new LinkedHashSet<>(List.of(members)));
        byPhone.put(group, phones);
        return group;
    }

    synchronized void leave(Jid group, Household household) {
        groups.get(group).remove(household);
    }

    synchronized void readdress(Jid group, boolean phones) {
        byPhone.put(group, phones);
    }

    long questions(String child) {
        return asked.stream()
                .filter(iq -> iq.firstChild().filter(first -> first.is(child)).isPresent())
                .count();
    }

    /** What a device is given of a message of another. */
    Node relayed(TownDevice from, Node message, TownDevice to) {
        Jid chat = message.attributes().requireJid("to");
        boolean hidden = chat.isGroup() ? !byPhone.get(chat) : chat.server().equals(Jid.LID_SERVER);
        Jid sender = (hidden ? from.household.lid : from.household.phone).withDevice(from.number);
        Jid other = hidden ? from.household.phone : from.household.lid;
        Node.Builder relayed = Node.builder("message")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("type", message.attributes().requireText("type"))
                .attribute("t", Long.toString(time.now().getEpochSecond()))
                .attribute("notify", "Somebody");
        if (chat.isGroup()) {
            relayed.attribute("from", chat).attribute("participant", sender);
            if (from.household.lidKnown) {
                relayed.attribute(hidden ? "participant_pn" : "participant_lid", other);
            }
        } else {
            relayed.attribute("from", sender);
            if (to.household == from.household) {
                relayed.attribute("recipient", chat);
            } else if (from.household.lidKnown) {
                relayed.attribute(hidden ? "sender_pn" : "sender_lid", other);
            }
        }
        message.child("participants").map(Node::children).orElse(List.of()).stream()
                .filter(each -> to.is(each.attributes().requireJid("jid")))
                .forEach(each -> relayed.children(each.children()));
        message.children().stream()
                .filter(child -> child.is("enc") || child.is("device-identity"))
                .forEach(relayed::child);
        return relayed.build();
    }

    /** What the author of a message is given of a receipt for it. */
    Node relayed(TownDevice from, Node receipt) {
        Jid to = receipt.attributes().requireJid("to");
        Node.Builder relayed = Node.builder("receipt")
                .attribute("id", receipt.attributes().requireText("id"))
                .attribute("type", receipt.attribute("type"))
                .attribute("t", Long.toString(time.now().getEpochSecond()));
        if (to.isGroup()) {
            boolean phones = byPhone.get(to);
            relayed.attribute("from", to)
                    .attribute(
                            "participant",
                            (phones ? from.household.phone : from.household.lid).withDevice(from.number));
        } else {
            boolean hidden = to.server().equals(Jid.LID_SERVER);
            relayed.attribute("from", (hidden ? from.household.lid : from.household.phone).withDevice(from.number));
        }
        return relayed.children(receipt.children()).build();
    }

    /** The ack of a message. */
    Node ack(Node message) {
        return ackBuilder(message).build();
    }

    Node.Builder ackBuilder(Node message) {
        return Node.builder("ack")
                .attribute("class", "message")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("from", message.attributes().requireJid("to"))
                .attribute("t", Long.toString(time.now().getEpochSecond()));
    }

    /** What the server answers; a refusal fails. */
    synchronized CompletionStage<Node> answer(Node iq) {
        asked.add(iq);
        Node question = iq.firstChild().orElseThrow();
        return switch (question.tag()) {
            case "usync" -> CompletableFuture.completedFuture(usync(question));
            case "privacy" -> CompletableFuture.completedFuture(privacy());
            case "props" -> CompletableFuture.completedFuture(properties());
            case "key" -> CompletableFuture.completedFuture(keys(question));
            case "query" ->
                iq.attributes().is("xmlns", "w:g2")
                        ? group(iq.attributes().requireJid("to"))
                        : CompletableFuture.completedFuture(timeLock());
            default -> CompletableFuture.completedFuture(Node.of("iq"));
        };
    }

    private Node usync(Node question) {
        if (usyncTrouble.isPresent()) {
            return usyncResult(Node.builder("result")
                    .child(Node.builder("devices").child(usyncTrouble.get()).build())
                    .build());
        }
        Node.Builder list = Node.builder("list");
        for (Node user : question.child("list").orElseThrow().children()) {
            Jid jid = user.attributes().requireJid("jid");
            Node.Builder answer = Node.builder("user").attribute("jid", jid);
            deviceTrouble.ifPresent(
                    error -> answer.child(Node.builder("devices").child(error).build()));
            find(jid).ifPresent(household -> {
                Node.Builder devices = Node.builder("device-list");
                household
                        .devices
                        .keySet()
                        .forEach(number -> devices.child(Node.builder("device")
                                .attribute("id", Integer.toString(number))
                                .attribute("key-index", number == 0 ? Optional.empty() : Optional.of("1"))
                                .build()));
                Node.Builder told = Node.builder("devices").child(devices.build());
                if (rawId != 0) {
                    told.child(indexes());
                }
                answer.child(told.build());
                if (household.lidKnown) {
                    answer.child(
                            Node.builder("lid").attribute("val", household.lid).build());
                }
            });
            list.child(answer.build());
        }
        return usyncResult(list.build());
    }

    private static Node usyncResult(Node child) {
        return Node.builder("iq")
                .child(Node.builder("usync").child(child).build())
                .build();
    }

    private Node indexes() {
        return Node.builder("key-index-list")
                .data(ADVSignedKeyIndexList.newBuilder()
                        .setDetails(ADVKeyIndexList.newBuilder()
                                .setRawId((int) rawId)
                                .setCurrentIndex(1)
                                .addValidIndexes(1)
                                .build()
                                .toByteString())
                        .build()
                        .toByteArray())
                .build();
    }

    private Node keys(Node question) {
        Node.Builder list = Node.builder("list");
        for (Node user : question.children()) {
            Jid jid = user.attributes().requireJid("jid");
            Node.Builder answer = Node.builder("user").attribute("jid", jid);
            Optional<TownDevice> device = device(jid);
            if (device.isEmpty() || withoutKeys.contains(jid)) {
                answer.child(Node.builder("error").attribute("code", "404").build());
            } else {
                answer.children(device.get().bundle(forged.contains(jid)).stream()
                        .map(part -> forgedPreKeys.contains(jid) ? otherSignature(part) : part)
                        .toList());
            }
            list.child(answer.build());
        }
        return Node.builder("iq").child(list.build()).build();
    }

    private static Node otherSignature(Node part) {
        if (!part.is("skey")) {
            return part;
        }
        Node.Builder forged = Node.builder("skey");
        part.children()
                .forEach(child -> forged.child(
                        child.is("signature")
                                ? Node.builder("signature").data(new byte[64]).build()
                                : child));
        return forged.build();
    }

    private Node properties() {
        Node.Builder properties = Node.builder("props").attribute("hash", "h1");
        if (tokensForHiddenAddresses) {
            properties.child(Node.builder("prop")
                    .attribute("config_code", "14303")
                    .attribute("config_value", "true")
                    .build());
        }
        return Node.builder("iq").child(properties.build()).build();
    }

    private Node privacy() {
        return Node.builder("iq")
                .child(Node.builder("privacy")
                        .child(Node.builder("category")
                                .attribute("name", "readreceipts")
                                .attribute("value", readsInSecret ? "none" : "all")
                                .build())
                        .build())
                .build();
    }

    private CompletionStage<Node> group(Jid jid) {
        if (!groups.containsKey(jid)) {
            return CompletableFuture.failedFuture(new RefusedException("getGroup", 404, "item-not-found"));
        }
        boolean phones = byPhone.get(jid);
        Node.Builder group = Node.builder("group").attribute("addressing_mode", phones ? "pn" : "lid");
        groups.get(jid)
                .forEach(member -> group.child(Node.builder("participant")
                        .attribute("jid", phones ? member.phone : member.lid)
                        .build()));
        return CompletableFuture.completedFuture(
                Node.builder("iq").child(group.build()).build());
    }

    private Node timeLock() {
        return Node.builder("iq")
                .child(Node.builder("result")
                        .data("{\"data\":{\"xwa2_fetch_account_reachout_timelock\":{\"is_active\":true,"
                                + "\"time_enforcement_ends\":\"1900000000\"}}}")
                        .build())
                .build();
    }

    Optional<TownDevice> device(Jid jid) {
        return find(jid).map(household -> household.devices.get(jid.device()));
    }

    private Optional<Household> find(Jid jid) {
        return households.stream().filter(household -> household.is(jid)).findFirst();
    }

    static String hash(List<Jid> devices) {
        return ParticipantHash.of(devices);
    }

    static void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        stores.close();
        pool.shutdownNow();
    }
}
