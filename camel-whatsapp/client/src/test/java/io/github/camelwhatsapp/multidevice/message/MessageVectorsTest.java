package io.github.camelwhatsapp.multidevice.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages of {@code multidevice-messaging-vectors.json} as this account reads them when the other side, or the own account, wrote
 * them, and written again from what was read.
 */
@HoldsVectors(groups = "messages")
class MessageVectorsTest {
    private static final JsonNode MESSAGES = TransportVectors.load("/vectors/multidevice-messaging-vectors.json")
            .get("messages")
            .get("cases");
    private static final Jid SELF = Jid.parse("15550000001@s.whatsapp.net");
    private static final Jid PEER = Jid.parse("15550000002@s.whatsapp.net");
    private static final Jid GROUP = Jid.parse("120363000000000001@g.us");
    private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_123L);
    private static final MessageWriter WRITER = new MessageWriter(new SecureRandom());

    /** The kind of content that each is read as. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("text (conversation)", "text"),
            Map.entry("extended text, quoting", "text"),
            Map.entry("extended text, mentions", "text"),
            Map.entry("extended text, link preview", "text"),
            Map.entry("extended text, ephemeral 7 days", "text"),
            Map.entry("image with caption", "image"),
            Map.entry("image view once", "image"),
            Map.entry("video", "video"),
            Map.entry("gif", "video"),
            Map.entry("video note (ptv)", "videoNote"),
            Map.entry("audio file", "audio"),
            Map.entry("voice note (ptt)", "voiceNote"),
            Map.entry("document", "document"),
            Map.entry("document with caption", "document"),
            Map.entry("sticker", "sticker"),
            Map.entry("location", "location"),
            Map.entry("live location", "liveLocation"),
            Map.entry("contact", "contactCard"),
            Map.entry("contacts", "contactCards"),
            Map.entry("reaction", "reaction"),
            Map.entry("reaction removed", "reaction"),
            Map.entry("poll, single choice (V3)", "poll"),
            Map.entry("poll, multiple choice", "poll"),
            Map.entry("edit (wrapped)", "edit"),
            Map.entry("edit (bare)", "edit"),
            Map.entry("revoke own", "revocation"),
            Map.entry("revoke as admin", "revocation"),
            Map.entry("pin for 1 day", "pin"),
            Map.entry("unpin", "pin"),
            Map.entry("keep in chat", "keep"),
            Map.entry("ephemeral setting", "disappearingTimer"),
            Map.entry("buttons reply", "buttonReply"),
            Map.entry("list reply", "buttonReply"),
            Map.entry("template button reply", "buttonReply"),
            Map.entry("group invite", "groupInvitation"),
            Map.entry("event", "calendarEvent"),
            Map.entry("device sent", "text"));

    /** What is for devices, by its type. */
    private static final Map<String, Message.ProtocolMessage.Type> FOR_DEVICES = Map.of(
            "app state key request", Message.ProtocolMessage.Type.APP_STATE_SYNC_KEY_REQUEST,
            "app state key share", Message.ProtocolMessage.Type.APP_STATE_SYNC_KEY_SHARE,
            "history sync notification", Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
            "placeholder resend request", Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_MESSAGE,
            "history on demand request", Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_MESSAGE);

    /**
     * Not written as they stand: the bare form of an edit, for which the official one with its wrapping is written, and a vote, whose
     * payload in the vector is no ciphertext.
     */
    private static final Set<String> READ_ONLY = Set.of("edit (bare)", "poll vote", "device sent");

    static Stream<Arguments> messages() {
        return TransportVectors.stream(MESSAGES).map(vector -> Arguments.of(name(vector), bytes(vector)));
    }

    static Stream<Arguments> contents() {
        return TransportVectors.stream(MESSAGES)
                .filter(vector -> KINDS.containsKey(name(vector)) && !READ_ONLY.contains(name(vector)))
                .map(vector -> Arguments.of(name(vector), bytes(vector)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isDecodedAndEncodedToTheSameBytes(String name, byte[] bytes) {
        assertThat(MessageReader.decode(bytes).toByteArray()).as(name).isEqualTo(bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isReadAsWhatItIs(String name, byte[] bytes) {
        ReadMessage read = read(bytes);

        if (FOR_DEVICES.containsKey(name)) {
            assertThat(read).isInstanceOfSatisfying(ReadMessage.ForDevices.class, news -> assertThat(
                            news.message().getType())
                    .isEqualTo(FOR_DEVICES.get(name)));
        } else if (name.equals("sender key distribution")) {
            assertThat(read).isEqualTo(new ReadMessage.Nothing());
        } else if (name.equals("poll vote")) {
            assertThat(said(read).content()).isInstanceOfSatisfying(UnknownContent.class, content -> {
                assertThat(content.kind()).isEqualTo("pollUpdateMessage");
                assertThat(content.stanza()).isEqualTo(bytes);
            });
        } else {
            assertThat(said(read).content().kind()).isEqualTo(KINDS.get(name));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void isWrittenAgainAsItCame(String name, byte[] bytes) {
        ReadMessage.Said said = said(read(bytes));

        Message written = written(bytes, said.content(), said.options());

        assertThat(written).isEqualTo(MessageReader.decode(bytes));
        assertThat(written.toByteArray()).as(name).isEqualTo(bytes);
    }

    @Test
    void theVectorsAreAllNamedHere() {
        assertThat(TransportVectors.stream(MESSAGES)
                        .map(MessageVectorsTest::name)
                        .filter(name -> !KINDS.containsKey(name)
                                && !FOR_DEVICES.containsKey(name)
                                && !Set.of("sender key distribution", "poll vote")
                                        .contains(name)))
                .isEmpty();
        assertThat(MESSAGES).hasSize(44);
    }

    @Test
    void aVoteIsNotWrittenWithoutItsPoll() {
        PollVote vote = PollVote.of(MessageReference.received("P1"), List.of("Pizza"));

        assertThatThrownBy(() -> written(new byte[0], vote, MessageOptions.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P1")
                .hasMessageContaining("has not seen");
    }

    /** The secret of the vectors is put where a vector has it, and taken away where it has none: every message of ours gets one. */
    private static Message written(byte[] bytes, Content content, MessageOptions options) {
        Message vector = MessageReader.decode(bytes);
        ByteString secret = vector.getMessageContextInfo().getMessageSecret();
        WrittenMessage written = WRITER.write(
                new SendMessage(Party.of(view(bytes).chat()), content, options),
                view(bytes),
                NOW,
                secret.isEmpty() ? new byte[32] : secret.toByteArray(),
                KnownMessages.NONE);
        if (!secret.isEmpty()) {
            assertThat(written.secret()).contains(secret.toByteArray());
            return written.message();
        }
        Message.Builder without = written.message().toBuilder();
        if (without.hasMessageContextInfo()) {
            without.getMessageContextInfoBuilder().clearMessageSecret();
        }
        return vector.hasMessageContextInfo()
                ? without.build()
                : without.clearMessageContextInfo().build();
    }

    private static ReadMessage read(byte[] bytes) {
        return MessageReader.read(MessageReader.decode(bytes), SELF, view(bytes), KnownMessages.NONE);
    }

    private static ReadMessage.Said said(ReadMessage read) {
        assertThat(read).isInstanceOf(ReadMessage.Said.class);
        return (ReadMessage.Said) read;
    }

    /** Those with a group in them are of that group; what the own account quotes there, others may have written. */
    private static ChatView view(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean group = text.contains("@g.us") || text.contains("15550000003");
        return group
                ? ChatView.of(GROUP, SELF).with(new GroupRules(false, Set.of(SELF, PEER)))
                : ChatView.of(PEER, SELF);
    }

    private static String name(JsonNode vector) {
        return vector.get("name").asText();
    }

    private static byte[] bytes(JsonNode vector) {
        return HexFormat.of().parseHex(vector.get("bytes").asText());
    }
}
