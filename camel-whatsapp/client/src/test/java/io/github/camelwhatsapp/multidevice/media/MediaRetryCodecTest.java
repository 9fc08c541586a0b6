package io.github.camelwhatsapp.multidevice.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.multidevice.media.MediaRetryCodec.Answer;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** After the group {@code mediaRetry} of {@code multidevice-messaging-vectors.json}. */
@HoldsVectors(groups = "mediaRetry")
class MediaRetryCodecTest {
    private static final JsonNode VECTOR = vector();
    private static final String ID = VECTOR.get("messageId").textValue();
    private static final MediaKey KEY = new MediaKey(hex(VECTOR, "mediaKey"));
    private static final Jid OWN = Jid.ofPhone("34600000001");
    private static final Jid GROUP = Jid.ofGroup("120363000000000001");
    private static final Jid ANN = Jid.ofPhone("34600000002");

    @Test
    void asksAsOtherClientsDo() {
        JsonNode request = VECTOR.get("request");

        Node receipt = MediaRetryCodec.request(ID, OWN, GROUP, Optional.of(ANN), false, KEY, hex(request, "iv"));

        assertThat(receipt.toString())
                .isEqualTo(Node.builder("receipt")
                        .attribute("id", ID)
                        .attribute("to", OWN)
                        .attribute("type", "server-error")
                        .child(Node.builder("encrypt")
                                .child(Node.builder("enc_p")
                                        .data(hex(request, "enc_p"))
                                        .build())
                                .child(Node.builder("enc_iv")
                                        .data(hex(request, "iv"))
                                        .build())
                                .build())
                        .child(Node.builder("rmr")
                                .attribute("jid", GROUP)
                                .attribute("from_me", "false")
                                .attribute("participant", ANN)
                                .build())
                        .build()
                        .toString());
        assertThat(receipt.child("encrypt")
                        .flatMap(encrypt -> encrypt.child("enc_p"))
                        .orElseThrow()
                        .dataBytes())
                .isEqualTo(hex(request, "enc_p"));
    }

    @Test
    void readsWhatAPhoneAnswers() {
        JsonNode answer = VECTOR.get("notification");

        assertThat(MediaRetryCodec.read(answer(hex(answer, "enc_p"), hex(answer, "iv")), ID, KEY))
                .isEqualTo(new Answer.Renewed(answer.get("directPath").textValue()));
    }

    @Test
    void anAnswerForAnotherMessageOrUnderAnotherKeyIsNone() {
        JsonNode answer = VECTOR.get("notification");
        Node node = answer(hex(answer, "enc_p"), hex(answer, "iv"));

        assertThat(MediaRetryCodec.read(node, "OTHER", KEY)).isInstanceOf(Answer.Lost.class);
        assertThat(MediaRetryCodec.read(node, ID, new MediaKey(new byte[32]))).isInstanceOf(Answer.Lost.class);
    }

    @Test
    void anErrorSaysThatThePhoneDoesNotHaveIt() {
        Node node = Node.builder("notification")
                .attribute("type", "mediaretry")
                .child(Node.builder("error").attribute("code", "2").build())
                .build();

        assertThat(MediaRetryCodec.read(node, ID, KEY))
                .isEqualTo(new Answer.Lost("the phone does not have it any more"));
    }

    @Property(tries = 200)
    void anyBytesAreReadAsARefusal(@ForAll @Size(max = 80) byte[] sealed, @ForAll @Size(max = 14) byte[] iv) {
        assertThat(MediaRetryCodec.read(answer(sealed, iv), ID, KEY)).isInstanceOf(Answer.Lost.class);
    }

    private static Node answer(byte[] sealed, byte[] iv) {
        return Node.builder("notification")
                .attribute("type", "mediaretry")
                .attribute("id", ID)
                .child(Node.builder("encrypt")
                        .child(Node.builder("enc_p").data(sealed).build())
                        .child(Node.builder("enc_iv").data(iv).build())
                        .build())
                .build();
    }

    private static JsonNode vector() {
        try (InputStream in =
                MediaRetryCodecTest.class.getResourceAsStream("/vectors/multidevice-messaging-vectors.json")) {
            return new JsonMapper().readTree(in).get("mediaRetry");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hex(JsonNode vector, String field) {
        return HexFormat.of().parseHex(vector.get(field).textValue());
    }
}
