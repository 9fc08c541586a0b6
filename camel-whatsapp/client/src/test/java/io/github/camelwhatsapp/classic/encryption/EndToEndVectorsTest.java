package io.github.camelwhatsapp.classic.encryption;

import static io.github.camelwhatsapp.crypto.CryptoVectors.bytes;
import static io.github.camelwhatsapp.crypto.CryptoVectors.classic;
import static io.github.camelwhatsapp.crypto.CryptoVectors.each;
import static io.github.camelwhatsapp.crypto.CryptoVectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.classic.stanza.KeyStanzas;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.proto.ClassicImage;
import io.github.camelwhatsapp.proto.ClassicMessage;
import io.github.camelwhatsapp.signal.BadMacException;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SessionCipher;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded exchange of two other clients, read with the receiver's keys through the account's store. Source: classic-vectors.json. */
class EndToEndVectorsTest {
    private static final SignalAddress SENDER = new SignalAddress("34600000001", 1);

    private final JsonNode vectors = classic("endToEnd");
    private final SecureRandom random = new SecureRandom();
    private AccountStores stores;
    private AccountStore store;

    @BeforeEach
    void takeTheReceiversKeys() {
        stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), new VirtualTimeSource());
        store = stores.open("receiver");
        JsonNode receiver = vectors.required("receiver");
        KeyPair identity = pair(receiver, "identity");
        int oneTime = receiver.required("preKeyId").asInt();
        int signed = receiver.required("signedPreKeyId").asInt();
        store.perform(tx -> {
                    tx.signal()
                            .install(
                                    new LocalIdentity(
                                            IdentityKeyPair.of(identity),
                                            receiver.required("registrationId").asInt()),
                                    signed);
                    tx.signal()
                            .signedPreKeys()
                            .rotate(
                                    pair(receiver, "signedPreKey"),
                                    PreKeySignature.of(bytes(receiver, "signedPreKeySignature")),
                                    new VirtualTimeSource().now());
                    tx.signal().stores().preKeys().put(new PreKey(oneTime, pair(receiver, "preKey")));
                })
                .join();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    static Stream<JsonNode> paddings() {
        return each(classic("padV2"));
    }

    static Stream<JsonNode> ids() {
        return each(classic("adjustId"));
    }

    @Test
    void readsTheFirstMessagesAndUsesThePreKeyUp() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            JsonNode message = vectors.required("toReceiver").get(i);
            byte[] plaintext = store.transact(tx -> cipher(tx.signal().stores())
                            .decrypt(SENDER, PreKeySignalMessage.parse(bytes(message, "bytes")))
                            .plaintext())
                    .join();
            assertThat(hex(plaintext)).isEqualTo(message.required("plaintext").asText());
            texts.add(text(PlainMessage.decode(plaintext, 2)));
        }

        assertThat(texts).containsExactly("Hello", "Grüße 🎉");
        assertThat(store.transact(tx -> tx.signal().oneTimePreKeys().count()).join())
                .isZero();
    }

    /** The ratchet key of the receiver's recorded answer is not in the file, so what came after it fits no session of ours. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void findsTheMacOfALaterRatchetWrong(int index) {
        readsTheFirstMessagesAndUsesThePreKeyUp();
        JsonNode message = vectors.required("toReceiver").get(index);

        assertThatThrownBy(() -> store.transact(tx -> cipher(tx.signal().stores())
                                .decrypt(SENDER, SignalMessage.parse(bytes(message, "bytes"))))
                        .join())
                .hasCauseInstanceOf(BadMacException.class);
    }

    @Test
    void readsAGroup() {
        JsonNode group = vectors.required("group");
        SenderKeyName name = new SenderKeyName("34600000001-1400000000@g.us", SENDER);
        store.perform(tx -> new GroupSessionBuilder(tx.signal().senderKeys(), random)
                        .process(name, SenderKeyDistributionMessage.parse(bytes(group, "distribution"))))
                .join();

        each(group.required("messages")).forEach(message -> {
            byte[] plaintext = store.transact(tx -> new GroupCipher(tx.signal().senderKeys(), random)
                            .decrypt(name, SenderKeyMessage.parse(bytes(message, "bytes"))))
                    .join();
            assertThat(text(PlainMessage.decode(plaintext, 2)))
                    .isEqualTo(message.required("text").asText());
        });
    }

    @ParameterizedTest
    @MethodSource("paddings")
    void readsEveryTextThatAnotherClientPads(JsonNode vector) {
        assertThat(text(PlainMessage.decode(bytes(vector, "padded"), 2)))
                .isEqualTo(vector.required("text").asText());
        byte[] ours =
                PlainMessage.of(new Text(vector.required("text").asText())).encode(new Random(1));
        assertThat(text(PlainMessage.decode(ours, 2)))
                .isEqualTo(vector.required("text").asText());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void writesIdsAsTheVectorsDo(JsonNode vector) {
        long id = vector.required("id").asLong();

        assertThat(hex(KeyStanzas.number(id, 3)))
                .isEqualTo(vector.required("bytes").asText());
        assertThat(KeyStanzas.number(bytes(vector, "bytes"))).isEqualTo(id);
    }

    @Test
    void readsTheFirstVersionAsTheTextItself() {
        PlainMessage message = PlainMessage.of(new Text("hello"));

        assertThat(text(PlainMessage.decode(message.encodeText(), 1))).isEqualTo("hello");
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        ClassicMessage image = ClassicMessage.newBuilder()
                .setImage(ClassicImage.newBuilder().setCaption("without a URL"))
                .build();

        PlainMessage read = PlainMessage.decode(PlainMessage.padded(image.toByteArray(), 255), 2);

        UnknownContent content = (UnknownContent) read.content().orElseThrow();
        assertThat(content.kind()).isEqualTo("image");
        assertThat(content.stanza()).isEqualTo(image.toByteArray());
    }

    @Test
    void refusesPlaintextThatIsNone() {
        for (byte[] bytes : List.of(new byte[0], new byte[] {0}, new byte[] {5, 5}, new byte[] {10, 99, 1})) {
            assertThatIllegalArgumentException().isThrownBy(() -> PlainMessage.decode(bytes, 2));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainMessage.decode(new byte[] {1, 1}, 3))
                .withMessageContaining("3");
    }

    @Test
    void showsNeitherTextNorKey() {
        PlainMessage message =
                PlainMessage.of(new Text("a secret")).with(new PlainMessage.SenderKey("group", new byte[] {42}));

        assertThat(message.toString()).doesNotContain("a secret").doesNotContain("42");
    }

    private SessionCipher cipher(io.github.camelwhatsapp.signal.SignalStores of) {
        return new SessionCipher(of, IdentityPolicy.ACCEPT_CHANGES, random);
    }

    private static String text(PlainMessage message) {
        return ((Text) message.content().orElseThrow()).text();
    }

    private static KeyPair pair(JsonNode receiver, String name) {
        return KeyPair.of(PrivateKey.of(bytes(receiver, name + "Private")));
    }
}
