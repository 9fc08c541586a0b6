package io.github.camelwhatsapp.multidevice.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Sealed;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Use;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The groups {@code messageSecret}, {@code reportingToken} and {@code messageId} of {@code multidevice-messaging-vectors.json}. */
@HoldsVectors(groups = {"messageSecret", "reportingToken", "messageId"})
class SecretVectorsTest {
    private static final JsonNode ALL = TransportVectors.load("/vectors/multidevice-messaging-vectors.json");
    private static final JsonNode SECRETS = ALL.get("messageSecret");
    private static final JsonNode TOKENS = ALL.get("reportingToken");
    private static final byte[] SECRET = hex(SECRETS.get("messageSecret"));
    private static final String TARGET = SECRETS.get("targetMessageId").asText();
    private static final Jid AUTHOR = Jid.parse(SECRETS.get("targetSender").asText());
    private static final Jid ACTOR = Jid.parse(SECRETS.get("actor").asText());
    private static final Jid HIDDEN = Jid.parse("100000000000001@lid");

    static Stream<Arguments> uses() {
        return TransportVectors.stream(SECRETS.get("cases"))
                .map(vector -> Arguments.of(vector.get("useCase").asText(), vector));
    }

    static Stream<Arguments> tokens() {
        return TransportVectors.stream(TOKENS.get("cases"))
                .map(vector -> Arguments.of(hex(vector.get("message")), hex(vector.get("token"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void sealsAndOpensWhatIsAddedToAMessage(String name, JsonNode vector) {
        Use use = use(name);
        byte[] iv = hex(vector.get("iv"));
        byte[] plaintext = hex(vector.get("plaintext"));
        byte[] payload = hex(vector.get("payload"));

        assertThat(MessageSecrets.key(use, SECRET, TARGET, AUTHOR, ACTOR)).isEqualTo(hex(vector.get("key")));
        assertThat(MessageSecrets.associated(use, TARGET, ACTOR)).isEqualTo(hex(vector.get("additionalData")));
        assertThat(MessageSecrets.seal(use, SECRET, TARGET, AUTHOR, ACTOR, iv, plaintext)
                        .payload())
                .isEqualTo(payload);
        assertThat(MessageSecrets.open(use, SECRET, TARGET, List.of(AUTHOR), List.of(ACTOR), new Sealed(iv, payload)))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(plaintext));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void triesTheOtherAddressesOfBoth(String name, JsonNode vector) {
        Sealed sealed = new Sealed(hex(vector.get("iv")), hex(vector.get("payload")));

        assertThat(MessageSecrets.open(
                        use(name), SECRET, TARGET, List.of(HIDDEN, AUTHOR), List.of(HIDDEN, ACTOR), sealed))
                .isPresent();
        assertThat(MessageSecrets.open(use(name), SECRET, TARGET, List.of(HIDDEN), List.of(HIDDEN, ACTOR), sealed))
                .isEmpty();
    }

    @Test
    void namesTheAnswersOfAPollByTheirHash() {
        assertThat(TransportVectors.stream(SECRETS.get("pollOptions")))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(
                                PollForms.hash(option.get("name").asText()).bytes())
                        .isEqualTo(hex(option.get("sha256"))));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void makesTheReportingToken(byte[] message, byte[] token) {
        assertThat(ReportingToken.of(
                        SECRET,
                        TOKENS.get("messageId").asText(),
                        Jid.parse(TOKENS.get("sender").asText()),
                        Jid.parse(TOKENS.get("chat").asText()),
                        message))
                .hasValueSatisfying(made -> assertThat(made).isEqualTo(token));
    }

    @Test
    void aMessageThatSaysNothingHasNoToken() {
        byte[] reaction = io.github.camelwhatsapp.proto.Message.newBuilder()
                .setReactionMessage(io.github.camelwhatsapp.proto.Message.ReactionMessage.newBuilder()
                        .setText("x"))
                .build()
                .toByteArray();

        assertThat(ReportingToken.of(SECRET, "1", ACTOR, AUTHOR, reaction)).isEmpty();
    }

    @Test
    void aMessageWithinAnotherCountsAsIfItStoodAlone() {
        byte[] plain = hex(TOKENS.get("cases").get(0).get("message"));
        io.github.camelwhatsapp.proto.Message.Builder outer = io.github.camelwhatsapp.proto.Message.newBuilder();
        outer.getViewOnceMessageBuilder().setMessage(MessageReader.decode(plain));
        byte[] content = ReportingToken.content(plain);

        byte[] wrapped = ReportingToken.content(outer.build().toByteArray());

        assertThat(Arrays.copyOfRange(wrapped, wrapped.length - content.length, wrapped.length))
                .isEqualTo(content);
    }

    @Test
    void makesIdsAsBrowsersDo() {
        JsonNode vector = ALL.get("messageId");

        assertThat(MessageIds.of(
                        Instant.ofEpochSecond(vector.get("unixSeconds").asLong()),
                        vector.get("user").asText(),
                        hex(vector.get("random16"))))
                .isEqualTo(vector.get("id").asText());
    }

    private static Use use(String label) {
        return Arrays.stream(Use.values())
                .filter(use -> use.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] hex(JsonNode json) {
        return HexFormat.of().parseHex(json.asText());
    }
}
