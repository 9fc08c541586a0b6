package io.github.camelwhatsapp.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.signal.DecryptedMessage;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.signal.NoSessionException;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SessionBuilder;
import io.github.camelwhatsapp.signal.SessionCipher;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.ContactTokenStore.Token;
import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every form of the store does with two addresses of one person, and what else linked devices keep. */
abstract class LinkedDeviceContract extends AccountStoreContract {
    private static final Jid PHONE = Jid.ofPhone("34600000002");
    private static final Jid LID = Jid.of("77000000000002", Jid.LID_SERVER);
    private static final Jid OTHER_LID = Jid.of("77000000000003", Jid.LID_SERVER);
    private static final String GROUP = "120363000000000001@g.us";
    private static final SignalAddress US = new SignalAddress("34600000001", 3);

    private final SecureRandom random = new SecureRandom();
    private AccountStore peer;

    @BeforeEach
    void installBoth() {
        peer = stores.open("peer");
        install(account);
        install(peer);
    }

    @Test
    void namesEachKindOfAddressDifferentlyAndReadsTheNamesBack() {
        for (String text :
                List.of("34600000002:5@s.whatsapp.net", "7700:5@lid", "34600000002:99@hosted", "7700:99@hosted.lid")) {
            Jid device = Jid.parse(text);
            assertThat(SignalNames.jid(SignalNames.address(device))).isEqualTo(device);
        }
        assertThat(SignalNames.name(LID)).isEqualTo("77000000000002_1");
        assertThat(SignalNames.name(PHONE)).isEqualTo("34600000002");
    }

    @Test
    void knowsAPersonByBothAddressesAndGoesByThePhoneNumber() {
        assertThat(done(tx -> tx.addresses().learn(PHONE, LID))).isTrue();
        assertThat(done(tx -> tx.addresses().learn(PHONE, LID))).isFalse();
        reopenAccount();

        Party both = Party.of(PHONE, Optional.of(LID));
        assertThat(both.id()).isEqualTo(PHONE);
        assertThat(party(PHONE)).isEqualTo(both);
        assertThat(party(LID)).isEqualTo(both);
        assertThat(resolved(PHONE.withDevice(4))).isEqualTo(LID);
        assertThat(found(tx -> tx.addresses().phoneOf(LID))).contains(PHONE);
    }

    @Test
    void keepsTheConversationThatBeganUnderTheNumberWhenTheHiddenAddressBecomesKnownLate() {
        assertThat(party(PHONE)).isEqualTo(Party.of(PHONE));

        write(tx -> tx.addresses().learn(PHONE, LID));

        Party both = new Party(PHONE, Optional.of(PHONE.user()), Optional.of(LID));
        assertThat(party(PHONE)).isEqualTo(both);
        assertThat(party(LID)).isEqualTo(both);
    }

    @Test
    void goesOnUnderTheHiddenAddressWhenBothHadConversationsOfTheirOwn() {
        party(PHONE);
        party(LID);

        write(tx -> tx.addresses().learn(PHONE, LID));

        assertThat(party(PHONE).id()).isEqualTo(LID);
    }

    @Test
    void keepsTheConversationThatBeganUnderTheHiddenAddressWhenTheNumberBecomesKnownLate() {
        assertThat(party(LID).conversationKey()).isEqualTo(LID.toString());

        write(tx -> tx.addresses().learn(PHONE, LID));

        assertThat(party(PHONE)).isEqualTo(new Party(LID, Optional.of(PHONE.user()), Optional.of(LID)));
    }

    @Test
    void keepsTheConversationOfSomebodyWhoseHiddenAddressChanges() {
        write(tx -> tx.addresses().learn(PHONE, LID));
        write(tx -> tx.addresses().learn(PHONE, OTHER_LID));

        assertThat(party(OTHER_LID).id()).isEqualTo(PHONE);
        assertThat(found(tx -> tx.addresses().lidOf(PHONE))).contains(OTHER_LID);
        assertThat(found(tx -> tx.addresses().phoneOf(LID))).isEmpty();
    }

    @Test
    void joinsWhatIsStillToBeSentInBothConversationsAndTellsBeforehand() {
        queue("m1", party(PHONE));
        queue("m2", party(LID));
        queue("m3", party(PHONE));
        write(tx -> tx.outbox().acked(tx.outbox().find("m3").orElseThrow().sequence(), now(), new byte[1]));
        List<String> told = new ArrayList<>();
        account.onLearned(
                (tx, person, ended) -> told.add(person.conversationKey() + " " + ended + " " + conversation(tx, "m1")));

        write(tx -> tx.addresses().learn(PHONE, LID));
        write(tx -> tx.addresses().learn(PHONE, LID));

        assertThat(told).containsExactly(LID + " [" + PHONE + "] " + PHONE);
        assertThat(List.of("m1", "m2", "m3"))
                .extracting(id -> read(tx -> conversation(tx, id)))
                .containsExactly(LID.toString(), LID.toString(), PHONE.toString());
        List<OutboxRow> unfinished = read(tx -> tx.outbox().unacked(LID.toString(), 0, 10));
        assertThat(unfinished).extracting(OutboxRow::id).containsExactly("m1", "m2");
    }

    @Test
    void leavesTheConversationToWhoeverHasChangedTheirNumberWhenSomebodyElseHasItNow() {
        Jid next = Jid.ofPhone("34600000009");
        write(tx -> tx.addresses().learn(PHONE, LID));
        write(tx -> tx.addresses().learn(next, LID));
        assertThat(party(next).id()).isEqualTo(PHONE);
        assertThat(party(PHONE).lid()).isEmpty();

        write(tx -> tx.addresses().learn(PHONE, OTHER_LID));

        assertThat(party(PHONE)).isEqualTo(new Party(OTHER_LID, Optional.of(PHONE.user()), Optional.of(OTHER_LID)));
        assertThat(party(LID).id()).isEqualTo(PHONE);
    }

    @Test
    void movesASessionOfEachDeviceToTheHiddenAddressAndBothSidesGoOn() {
        for (int device : new int[] {0, 7}) {
            greet(PHONE.withDevice(device));
        }
        EncryptedMessage onItsWay = peerEncrypts("on its way");

        write(tx -> tx.addresses().learn(PHONE, LID));

        assertThat(decrypt(LID.withDevice(7), onItsWay)).isEqualTo("on its way");
        assertThat(done(tx -> cipher(tx).hasSession(SignalNames.address(LID)))).isTrue();
        assertThat(done(tx -> cipher(tx).hasSession(SignalNames.address(PHONE.withDevice(7)))))
                .isFalse();
        assertThatThrownBy(() -> decrypt(PHONE.withDevice(7), peerEncrypts("x")))
                .hasCauseInstanceOf(NoSessionException.class);
    }

    @Test
    void joinsTwoSessionsOfOnePersonSoThatWhatIsOnItsWayUnderEitherIsRead() {
        greet(PHONE.withDevice(7));
        EncryptedMessage old = peerEncrypts("under the number");
        greet(LID.withDevice(7));
        EncryptedMessage fresh = peerEncrypts("under the hidden address");

        write(tx -> tx.addresses().learn(PHONE, LID));

        assertThat(decrypt(LID.withDevice(7), fresh)).isEqualTo("under the hidden address");
        assertThat(decrypt(LID.withDevice(7), old)).isEqualTo("under the number");
    }

    @Test
    void movesNothingWhenTheTransactionFailsAfterTheMove() {
        greet(PHONE);
        write(tx -> tx.deviceLists().put(SignalNames.name(PHONE), list(DeviceList.Entry.PHONE)));

        assertThatThrownBy(() -> write(tx -> {
                    tx.addresses().learn(PHONE, LID);
                    throw new IllegalStateException("the inbox failed");
                }))
                .hasCauseInstanceOf(IllegalStateException.class);

        assertThat(found(tx -> tx.addresses().lidOf(PHONE))).isEmpty();
        assertThat(found(tx -> tx.deviceLists().find(SignalNames.name(PHONE)))).isPresent();
        assertThat(decrypt(PHONE, peerEncrypts("still here"))).isEqualTo("still here");
    }

    @Test
    void movesSenderKeysHoldersAndTheListOfDevices() {
        SenderKeyName old = new SenderKeyName(GROUP, SignalNames.address(PHONE.withDevice(7)));
        SenderKeyName moved = new SenderKeyName(GROUP, SignalNames.address(LID.withDevice(7)));
        var theirs = peer.transact(tx -> new GroupSessionBuilder(tx.signal().senderKeys(), random).distribution(old))
                .join();
        var message = peer.transact(tx -> new GroupCipher(tx.signal().senderKeys(), random).encrypt(old, bytes("all")))
                .join();
        write(tx -> {
            new GroupSessionBuilder(tx.signal().senderKeys(), random).process(old, theirs);
            tx.signal().senderKeyHolders().add(GROUP, List.of(old.sender()));
            tx.signal().senderKeyHolders().sent(GROUP, "m1", List.of(old.sender()));
            tx.deviceLists().put(SignalNames.name(PHONE), list(DeviceList.Entry.PHONE));
        });

        write(tx -> tx.addresses().learn(PHONE, LID));

        byte[] opened = read(tx -> new GroupCipher(tx.signal().senderKeys(), random).decrypt(moved, message));
        assertThat(opened).isEqualTo(bytes("all"));
        assertThat(found(tx -> tx.signal().senderKeys().find(old))).isEmpty();
        assertThat(holders()).isEqualTo(Set.of(moved.sender()));
        assertThat(sent()).isEqualTo(Map.of("m1", Set.of(moved.sender())));
        assertThat(found(tx -> tx.deviceLists().find(SignalNames.name(LID)))).isPresent();
        assertThat(found(tx -> tx.deviceLists().find(SignalNames.name(PHONE)))).isEmpty();
    }

    @Test
    void countsWhoWasSentAKeyOnlyWhenTheServerHasConfirmedTheMessage() {
        SignalAddress first = SignalNames.address(LID);
        SignalAddress second = SignalNames.address(LID.withDevice(7));
        write(tx -> {
            tx.signal().senderKeyHolders().sent(GROUP, "m1", List.of(first));
            tx.signal().senderKeyHolders().sent(GROUP, "m2", List.of(second));
        });
        assertThat(holders()).isEmpty();

        write(tx -> {
            tx.signal().senderKeyHolders().confirmed("m1");
            tx.signal().senderKeyHolders().discarded("m2");
        });

        assertThat(holders()).containsExactly(first);
        assertThat(sent()).isEmpty();
        write(tx -> tx.signal().senderKeyHolders().remove(GROUP, first));
        assertThat(holders()).isEmpty();
    }

    @Test
    void givesBackAListOfDevicesUntilItIsStale() {
        DeviceList list = new DeviceList(
                OptionalLong.of(4_000_000_000L),
                now(),
                List.of(
                        DeviceList.Entry.PHONE,
                        new DeviceList.Entry(12, OptionalInt.of(3), false),
                        new DeviceList.Entry(99, OptionalInt.of(4), true)));
        write(tx -> tx.deviceLists().put("77_1", list));
        reopenAccount();

        assertThat(found(tx -> tx.deviceLists().find("77_1"))).contains(list);
        write(tx -> tx.deviceLists().remove("77_1"));
        assertThat(found(tx -> tx.deviceLists().find("77_1"))).isEmpty();
        write(tx -> tx.deviceLists().put("77_1", new DeviceList(OptionalLong.empty(), now(), List.of())));
        assertThat(found(tx -> tx.deviceLists().find("77_1")).orElseThrow().devices())
                .isEmpty();
        write(tx -> tx.deviceLists().clear());
        assertThat(found(tx -> tx.deviceLists().find("77_1"))).isEmpty();
    }

    @Test
    void forgetsSecretsOfMessagesWhenTheirTimeIsOver() {
        write(tx -> {
            tx.messageSecrets().put("chat", "sender", "m1", bytes("poll"), now().plus(Duration.ofDays(90)));
            tx.messageSecrets().put("chat", "sender", "m2", bytes("text"), now().plus(Duration.ofDays(30)));
        });
        assertThat(found(tx -> tx.messageSecrets().find("chat", "sender", "m2")))
                .contains(bytes("text"));
        assertThat(found(tx -> tx.messageSecrets().find("chat", "other", "m2"))).isEmpty();

        time.advance(Duration.ofDays(31));
        assertThat(number(tx -> tx.messageSecrets().prune(now(), 10))).isEqualTo(1);

        assertThat(found(tx -> tx.messageSecrets().find("chat", "sender", "m2")))
                .isEmpty();
        assertThat(found(tx -> tx.messageSecrets().find("chat", "sender", "m1")))
                .contains(bytes("poll"));
    }

    @Test
    void tellsWhoWroteMessagesOfAnId() {
        write(tx -> {
            tx.messageSecrets().put("chat", "one", "m1", bytes("a"), now());
            tx.messageSecrets().put("chat", "two", "m1", bytes("b"), now());
            tx.messageSecrets().put("chat", "three", "m2", bytes("c"), now());
            tx.messageSecrets().put("another", "four", "m1", bytes("d"), now());
        });

        List<String> wrote = read(tx -> tx.messageSecrets().senders("chat", "m1"));
        List<String> nobody = read(tx -> tx.messageSecrets().senders("chat", "m3"));
        assertThat(wrote).containsExactlyInAnyOrder("one", "two");
        assertThat(nobody).isEmpty();
    }

    @Test
    void keepsTheNewerOfTwoTokensOfAContact() {
        Instant at = Instant.ofEpochSecond(1_700_000_000);
        Token newer = new Token(bytes("newer"), at);

        assertThat(done(tx -> tx.contactTokens().put("77_1", newer))).isTrue();
        assertThat(done(tx -> tx.contactTokens().put("77_1", new Token(bytes("older"), at.minusSeconds(1)))))
                .isFalse();
        write(tx -> tx.contactTokens().issued("77_1", at));

        assertThat(found(tx -> tx.contactTokens().find("77_1"))).contains(newer);
        assertThat(found(tx -> tx.contactTokens().issuedAt("77_1"))).contains(at);
        write(tx -> tx.contactTokens().issued("78_1", at));
        assertThat(found(tx -> tx.contactTokens().find("78_1"))).isEmpty();
    }

    private Set<SignalAddress> holders() {
        return read(tx -> tx.signal().senderKeyHolders().of(GROUP));
    }

    private Map<String, Set<SignalAddress>> sent() {
        return read(tx -> tx.signal().senderKeyHolders().sent(GROUP));
    }

    private void queue(String id, Party to) {
        write(tx -> tx.outbox()
                .append(OutboxRow.queued(id, to.conversationKey(), new byte[1], Optional.empty(), now(), now())));
    }

    private static String conversation(Transaction tx, String id) {
        return tx.outbox().find(id).orElseThrow().conversation();
    }

    private Party party(Jid address) {
        return read(tx -> tx.addresses().party(address));
    }

    private Jid resolved(Jid address) {
        return read(tx -> tx.addresses().resolved(address));
    }

    private DeviceList list(DeviceList.Entry... devices) {
        return new DeviceList(OptionalLong.empty(), now(), List.of(devices));
    }

    private void install(AccountStore at) {
        at.perform(tx -> {
                    tx.signal().install(LocalIdentity.generate(random), 1);
                    SignedPreKey made = SignedPreKey.generate(
                            1, tx.signal().local().orElseThrow().keyPair(), random);
                    tx.signal().signedPreKeys().rotate(made.keyPair(), made.signature(), now());
                })
                .join();
    }

    /** We have written to a device of theirs under this address, and they have read it. */
    private void greet(Jid device) {
        SignalAddress address = SignalNames.address(device);
        PreKeyBundle bundle = peer.transact(this::bundle).join();
        EncryptedMessage first = read(tx -> {
            new SessionBuilder(tx.signal().stores(), IdentityPolicy.ACCEPT_CHANGES, random).start(address, bundle);
            return cipher(tx).encrypt(address, bytes("hello"));
        });
        assertThat(peer.transact(tx -> open(tx, US, first)).join()).isEqualTo("hello");
    }

    private PreKeyBundle bundle(Transaction tx) {
        LocalIdentity local = tx.signal().local().orElseThrow();
        PreKey preKey = tx.signal()
                .oneTimePreKeys()
                .add(Stream.of(KeyPair.generate(random)).toList())
                .get(0);
        SignedPreKey signed = tx.signal().signedPreKeys().current().orElseThrow();
        return new PreKeyBundle(
                local.registrationId(),
                local.keyPair().identityKey(),
                new PreKeyBundle.Signed(signed.id(), signed.keyPair().publicKey(), signed.signature()),
                Optional.of(preKey.offer()));
    }

    private EncryptedMessage peerEncrypts(String text) {
        return peer.transact(tx -> cipher(tx).encrypt(US, bytes(text))).join();
    }

    private String decrypt(Jid from, EncryptedMessage message) {
        return read(tx -> open(tx, SignalNames.address(from), message));
    }

    private String open(Transaction tx, SignalAddress from, EncryptedMessage message) {
        DecryptedMessage opened = message.kind() == EncryptedMessage.Kind.PRE_KEY_MESSAGE
                ? cipher(tx).decrypt(from, PreKeySignalMessage.parse(message.bytes()))
                : cipher(tx).decrypt(from, SignalMessage.parse(message.bytes()));
        return new String(opened.plaintext(), UTF_8);
    }

    private SessionCipher cipher(Transaction tx) {
        return new SessionCipher(tx.signal().stores(), IdentityPolicy.ACCEPT_CHANGES, random);
    }
}
