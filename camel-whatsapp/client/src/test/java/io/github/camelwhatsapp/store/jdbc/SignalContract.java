package io.github.camelwhatsapp.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.signal.NoSenderKeyException;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SessionBuilder;
import io.github.camelwhatsapp.signal.SessionCipher;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.WantedMessage;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every form of the store does with the state of end-to-end encryption. */
abstract class SignalContract extends AccountStoreContract {
    private static final SignalAddress SUPPORT = new SignalAddress("34111", 1);
    private static final SignalAddress SALES = new SignalAddress("34222", 1);
    private static final String GROUP = "34111-1400000000@g.us";

    private final SecureRandom random = new SecureRandom();
    private AccountStore sales;

    @BeforeEach
    void installBoth() {
        sales = stores.open("sales");
        install(account, 16_777_214);
        install(sales, 1);
    }

    @Test
    void givesBackItsIdentityAndRefusesAnother() {
        LocalIdentity first = read(tx -> tx.signal().local()).orElseThrow();
        reopenAccount();

        assertThat(found(tx -> tx.signal().local())).contains(first);
        assertThatThrownBy(() -> write(tx -> tx.signal().install(LocalIdentity.generate(random), 1)))
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsPreKeyIdsOnRoundTheCircleAndNeverGivesOneTwice() {
        assertThat(ids(add(account, 4))).containsExactly(16_777_214, 16_777_215, 1, 2);
        write(tx -> tx.signal().stores().preKeys().remove(2));
        reopenAccount();
        assertThat(ids(add(account, 2))).containsExactly(3, 4);
        write(tx -> tx.signal().oneTimePreKeys().continueAbove(16_777_213));
        assertThat(ids(add(account, 2))).as("those still out are skipped").containsExactly(2, 5);
    }

    @Test
    void remembersWhichPreKeysTheServerHas() {
        add(sales, 3);
        sales.perform(tx -> tx.signal().oneTimePreKeys().uploaded(List.of(1, 2)))
                .join();

        assertThat(ids(notUploaded())).containsExactly(3);
        sales.perform(tx -> tx.signal().oneTimePreKeys().notTaken(List.of(2))).join();
        assertThat(ids(notUploaded())).containsExactly(2, 3);
        sales.perform(tx -> tx.signal().oneTimePreKeys().offered(List.of(2))).join();
        assertThat(ids(notUploaded())).containsExactly(3);
        assertThat(inDoubt()).containsExactly(2);
        sales.perform(tx -> tx.signal().oneTimePreKeys().settleDoubts()).join();
        assertThat(inDoubt()).isEmpty();
        assertThat(sales.transact(tx -> tx.signal().oneTimePreKeys().prune(1)).join())
                .isEqualTo(2);
        assertThat(ids(notUploaded())).containsExactly(3);
    }

    @Test
    void keepsAnEarlierSignedPreKeyForAWhile() {
        int first =
                read(tx -> tx.signal().signedPreKeys().current()).orElseThrow().id();
        time.advance(Duration.ofDays(30));
        SignedPreKey second = read(tx -> rotate(tx.signal()));

        assertThat(found(tx -> tx.signal().signedPreKeys().current())).contains(second);
        assertThat(found(tx -> tx.signal().signedPreKeys().currentSince())).contains(now());
        assertThat(found(tx -> tx.signal().stores().signedPreKeys().find(first)))
                .isPresent();
        time.advance(Duration.ofDays(31));
        assertThat(number(tx -> tx.signal().signedPreKeys().prune(now().minus(Duration.ofDays(30)))))
                .isEqualTo(1);
        assertThat(found(tx -> tx.signal().stores().signedPreKeys().find(first)))
                .isEmpty();
        assertThat(found(tx -> tx.signal().signedPreKeys().current())).contains(second);
    }

    @Test
    void readsAProposedSignedPreKeyAndUsesItOnlyWhenItIsAdopted() {
        SignedPreKey current = read(tx -> tx.signal().signedPreKeys().current()).orElseThrow();
        SignedPreKey proposed = read(tx -> propose(tx.signal()));
        reopenAccount();

        assertThat(proposed.id()).isEqualTo(PreKey.nextId(current.id()));
        assertThat(found(tx -> tx.signal().signedPreKeys().current())).contains(current);
        assertThat(found(tx -> tx.signal().signedPreKeys().proposed())).contains(proposed);
        assertThat(found(tx -> tx.signal().stores().signedPreKeys().find(proposed.id())))
                .contains(proposed);
        assertThatThrownBy(() -> read(tx -> propose(tx.signal()))).hasCauseInstanceOf(IllegalStateException.class);

        time.advance(Duration.ofDays(1));
        write(tx -> tx.signal().signedPreKeys().adopt(now()));
        assertThat(found(tx -> tx.signal().signedPreKeys().current())).contains(proposed);
        assertThat(found(tx -> tx.signal().signedPreKeys().currentSince())).contains(now());
        assertThat(found(tx -> tx.signal().signedPreKeys().proposed())).isEmpty();
    }

    @Test
    void keepsTheNewestSignedPreKeys() {
        int first =
                read(tx -> tx.signal().signedPreKeys().current()).orElseThrow().id();
        List<Integer> later = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            time.advance(Duration.ofDays(27));
            later.add(read(tx -> rotate(tx.signal())).id());
        }

        assertThat(number(tx -> tx.signal().signedPreKeys().keepNewest(3))).isEqualTo(1);
        assertThat(found(tx -> tx.signal().stores().signedPreKeys().find(first)))
                .isEmpty();
        assertThat(later).allSatisfy(id -> assertThat(
                        found(tx -> tx.signal().stores().signedPreKeys().find(id)))
                .isPresent());
    }

    @Test
    void carriesASessionAcrossTransactionsAndUsesAPreKeyUp() {
        add(sales, 1);
        openSession();

        assertThat(decrypt(account, SALES, encrypt(sales, SUPPORT, "hello"))).isEqualTo("hello");
        assertThat(decrypt(sales, SUPPORT, encrypt(account, SALES, "again"))).isEqualTo("again");
        assertThat(sales.transact(tx -> tx.signal().oneTimePreKeys().count()).join())
                .isZero();
    }

    @Test
    void undoesAStepWithItsTransaction() {
        add(sales, 1);
        openSession();
        EncryptedMessage message = encrypt(sales, SUPPORT, "hello");

        assertThatThrownBy(() -> write(tx -> {
                    decrypt(tx, SALES, message);
                    throw new IllegalStateException("the inbox failed");
                }))
                .hasCauseInstanceOf(IllegalStateException.class);

        assertThat(decrypt(account, SALES, message)).isEqualTo("hello");
    }

    @Test
    void carriesSenderKeysAndRemembersWhoHasThem() {
        SenderKeyName own = new SenderKeyName(GROUP, SUPPORT);
        SenderKeyDistributionMessage key = distribution(own);
        write(tx -> tx.signal().senderKeyHolders().add(GROUP, List.of(SALES, SUPPORT)));
        SenderKeyMessage message =
                read(tx -> new GroupCipher(tx.signal().senderKeys(), random).encrypt(own, "all".getBytes(UTF_8)));
        sales.perform(tx -> new GroupSessionBuilder(tx.signal().senderKeys(), random).process(own, key))
                .join();

        assertThat(sales.transact(tx -> new GroupCipher(tx.signal().senderKeys(), random).decrypt(own, message))
                        .join())
                .isEqualTo("all".getBytes(UTF_8));
        assertThat(holders()).containsExactlyInAnyOrder(SALES, SUPPORT);
        write(tx -> tx.signal().senderKeyHolders().forget(SALES.name()));
        assertThat(holders()).containsExactly(SUPPORT);
        write(tx -> tx.signal().senderKeyHolders().clear(GROUP));
        assertThat(holders()).isEmpty();
    }

    @Test
    void makesAnOlderCopySafeToUse() {
        add(sales, 1);
        add(account, 1);
        openSession();
        decrypt(account, SALES, encrypt(sales, SUPPORT, "turn"));
        EncryptedMessage onItsWay = encrypt(sales, SUPPORT, "on its way");
        SenderKeyName own = new SenderKeyName(GROUP, SUPPORT);
        distribution(own);

        SignalStore.Recovery recovery = read(tx -> tx.signal().recoverFromOlderCopy());

        assertThat(recovery).isEqualTo(new SignalStore.Recovery(1, 1));
        assertThat(done(tx -> cipher(tx).hasSession(SALES))).isFalse();
        assertThat(decrypt(account, SALES, onItsWay)).isEqualTo("on its way");
        assertThatThrownBy(
                        () -> read(tx -> new GroupCipher(tx.signal().senderKeys(), random).encrypt(own, new byte[1])))
                .hasCauseInstanceOf(NoSenderKeyException.class);
        assertThat(ids(list(tx -> tx.signal().oneTimePreKeys().notUploaded(10))))
                .as("a later copy may have given any of them to the server")
                .isEmpty();
        assertThat(List.copyOf(read(tx -> tx.signal().oneTimePreKeys().inDoubt())))
                .containsExactly(16_777_214);
        assertThat(ids(add(account, 1)))
                .as("far from what a later copy gave out")
                .containsExactly(8_388_607);
    }

    @Test
    void takesADamagedRecordForCorruptAndNeverForAbsent() throws SQLException {
        add(sales, 1);
        openSession();
        try (Statement damage = recording.latest().createStatement()) {
            damage.executeUpdate("UPDATE signal_session SET record = substr(record, 1, 40)");
            damage.getConnection().commit();
        }

        assertThatThrownBy(() -> decrypt(account, SALES, encrypt(sales, SUPPORT, "x")))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreCorruptException.class);
        assertThatThrownBy(() -> done(tx -> cipher(tx).hasSession(SALES)))
                .hasCauseInstanceOf(StoreCorruptException.class);
    }

    @Test
    void countsWhatIsAskedForAgain() {
        assertThat(number(tx -> tx.signal().retries().asked("chat author 1", now())))
                .isEqualTo(1);
        assertThat(number(tx -> tx.signal().retries().asked("chat author 1", now())))
                .isEqualTo(2);
        assertThat(done(tx -> tx.signal().retries().arrived("chat author 1"))).isTrue();
        assertThat(done(tx -> tx.signal().retries().arrived("chat author 1"))).isFalse();
        assertThat(number(tx -> tx.signal().retries().asked("chat author 1", now())))
                .isEqualTo(1);
    }

    @Test
    void knowsWhatWasAskedForAndHasNotComeAlsoAfterARestart() {
        write(tx -> tx.signal().retries().asked("chat author 1", now()));
        write(tx -> tx.signal().retries().asked("chat author 2", now()));
        write(tx -> tx.signal().retries().arrived("chat author 1"));
        reopenAccount();

        assertThat(list(tx -> tx.signal().retries().missing(now().minus(Duration.ofDays(1)), 10)))
                .containsExactly("chat author 2");
        assertThat(list(tx -> tx.signal().retries().missing(now().plus(Duration.ofDays(1)), 10)))
                .isEmpty();
    }

    @Test
    void keepsWhatOthersAskForUntilItIsAnswered() {
        write(tx -> tx.signal().retries().wanted("A1", GROUP, "34222", now()));
        reopenAccount();

        assertThat(list(tx -> tx.signal().retries().open(10)))
                .containsExactly(new WantedMessage("A1", GROUP, "34222", 1));
        write(tx -> tx.signal().retries().answered("A1", "34222"));
        assertThat(list(tx -> tx.signal().retries().open(10))).isEmpty();
        assertThat(number(tx -> tx.signal().retries().wanted("A1", GROUP, "34222", now())))
                .isEqualTo(2);
        time.advance(Duration.ofDays(8));
        assertThat(number(tx -> tx.signal().retries().prune(now().minus(Duration.ofDays(7)))))
                .isEqualTo(1);
        assertThat(list(tx -> tx.signal().retries().open(10))).isEmpty();
    }

    @Test
    void startsAnewAfterAReset() {
        add(sales, 1);
        openSession();
        write(tx -> tx.signal().reset());

        assertThat(found(tx -> tx.signal().local())).isEmpty();
        install(account, 7);
        assertThat(done(tx -> cipher(tx).hasSession(SALES))).isFalse();
        assertThat(sales.transact(tx -> tx.signal().local()).join())
                .as("other accounts keep theirs")
                .isPresent();
    }

    private void install(AccountStore at, int firstId) {
        at.perform(tx -> {
                    tx.signal().install(LocalIdentity.generate(random), firstId);
                    rotate(tx.signal());
                })
                .join();
    }

    private SignedPreKey rotate(SignalStore signal) {
        SignedPreKey made =
                SignedPreKey.generate(1, signal.local().orElseThrow().keyPair(), random);
        return signal.signedPreKeys().rotate(made.keyPair(), made.signature(), now());
    }

    private SignedPreKey propose(SignalStore signal) {
        SignedPreKey made =
                SignedPreKey.generate(1, signal.local().orElseThrow().keyPair(), random);
        return signal.signedPreKeys().propose(made.keyPair(), made.signature(), now());
    }

    private List<PreKey> add(AccountStore at, int howMany) {
        List<KeyPair> pairs =
                Stream.generate(() -> KeyPair.generate(random)).limit(howMany).toList();
        return at.transact(tx -> tx.signal().oneTimePreKeys().add(pairs)).join();
    }

    private Set<Integer> inDoubt() {
        return sales.transact(tx -> tx.signal().oneTimePreKeys().inDoubt()).join();
    }

    private List<PreKey> notUploaded() {
        return sales.transact(tx -> tx.signal().oneTimePreKeys().notUploaded(10))
                .join();
    }

    private Set<SignalAddress> holders() {
        return read(tx -> tx.signal().senderKeyHolders().of(GROUP));
    }

    private static List<Integer> ids(List<PreKey> preKeys) {
        List<Integer> ids = new ArrayList<>();
        preKeys.forEach(preKey -> ids.add(preKey.id()));
        return ids;
    }

    /** Support has written first, and sales has read it. */
    private void openSession() {
        PreKeyBundle bundle = sales.transact(SignalContract::bundle).join();
        write(tx ->
                new SessionBuilder(tx.signal().stores(), IdentityPolicy.ACCEPT_CHANGES, random).start(SALES, bundle));
        assertThat(decrypt(sales, SUPPORT, encrypt(account, SALES, "first"))).isEqualTo("first");
    }

    private static PreKeyBundle bundle(Transaction tx) {
        LocalIdentity local = tx.signal().local().orElseThrow();
        Optional<PreKey> preKey =
                tx.signal().oneTimePreKeys().notUploaded(1).stream().findFirst();
        SignedPreKey signed = tx.signal().signedPreKeys().current().orElseThrow();
        PreKeySignature signature = signed.signature();
        return new PreKeyBundle(
                local.registrationId(),
                local.keyPair().identityKey(),
                new PreKeyBundle.Signed(signed.id(), signed.keyPair().publicKey(), signature),
                preKey.map(PreKey::offer));
    }

    private SenderKeyDistributionMessage distribution(SenderKeyName own) {
        return read(tx -> new GroupSessionBuilder(tx.signal().senderKeys(), random).distribution(own));
    }

    private EncryptedMessage encrypt(AccountStore at, SignalAddress to, String text) {
        return at.transact(tx -> cipher(tx).encrypt(to, text.getBytes(UTF_8))).join();
    }

    private String decrypt(AccountStore at, SignalAddress from, EncryptedMessage message) {
        return at.transact(tx -> decrypt(tx, from, message)).join();
    }

    private String decrypt(Transaction tx, SignalAddress from, EncryptedMessage message) {
        byte[] plain = message.kind() == EncryptedMessage.Kind.PRE_KEY_MESSAGE
                ? cipher(tx)
                        .decrypt(from, PreKeySignalMessage.parse(message.bytes()))
                        .plaintext()
                : cipher(tx).decrypt(from, SignalMessage.parse(message.bytes())).plaintext();
        return new String(plain, UTF_8);
    }

    private SessionCipher cipher(Transaction tx) {
        return new SessionCipher(tx.signal().stores(), IdentityPolicy.ACCEPT_CHANGES, random);
    }
}
