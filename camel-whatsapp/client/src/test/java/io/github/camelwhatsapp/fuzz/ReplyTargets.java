package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.classic.stanza.ClassicRequests;
import io.github.camelwhatsapp.classic.stanza.ContactStanzas;
import io.github.camelwhatsapp.classic.stanza.GroupStanzas;
import io.github.camelwhatsapp.classic.stanza.KeyStanzas;
import io.github.camelwhatsapp.classic.stanza.TermsStanzas;
import io.github.camelwhatsapp.classic.stanza.UploadStanzas;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.ExtendAccount;
import io.github.camelwhatsapp.operation.GetBlockedList;
import io.github.camelwhatsapp.operation.GetBroadcastLists;
import io.github.camelwhatsapp.operation.GetClientConfig;
import io.github.camelwhatsapp.operation.GetGroupInfo;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetHasVoip;
import io.github.camelwhatsapp.operation.GetNormalizedJid;
import io.github.camelwhatsapp.operation.GetOwnedGroups;
import io.github.camelwhatsapp.operation.GetPhotoIds;
import io.github.camelwhatsapp.operation.GetPrivacySettings;
import io.github.camelwhatsapp.operation.GetProfilePicture;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.GetServicePricing;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.stream.RequestMapping;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the classic server answers to a request: whatever it is, it is an answer or none. */
final class ReplyTargets {
    private static final Party BOB = Party.ofPhone("34999888777");
    private static final Party GROUP = Party.of(Jid.ofGroup("34999888777-1400000000"));
    static final SpooledMedia SENT =
            new SpooledMedia("a.jpg", false, "image/jpeg", Optional.of("a.jpg"), 3, new Sha256(new byte[32]));
    private static final List<Operation<?>> REQUESTS = List.of(
            new GetGroups(),
            new GetOwnedGroups(),
            new GetGroupInfo(GROUP),
            new AddParticipants(GROUP, List.of(BOB)),
            new LeaveGroups(List.of(GROUP)),
            new GetBroadcastLists(),
            new GetBlockedList(),
            new GetPrivacySettings(),
            new GetPhotoIds(List.of(BOB)),
            new GetProfilePicture(BOB, Optional.empty()),
            new GetStatuses(List.of(BOB)),
            new GetServerProperties(),
            new GetClientConfig(),
            new GetServicePricing(Optional.empty(), Optional.empty()),
            new GetHasVoip(List.of(BOB)),
            new GetNormalizedJid("34", "999888777"),
            new ExtendAccount());
    private static final List<Function<Node, ?>> ANSWERS = Stream.concat(
                    REQUESTS.stream().map(ReplyTargets::reader),
                    Stream.<Function<Node, ?>>of(
                            ContactStanzas::result,
                            GroupStanzas::created,
                            GroupStanzas::described,
                            TermsStanzas::numberChanged,
                            KeyStanzas::fetched,
                            reply -> UploadStanzas.answer(reply, SENT)))
            .toList();

    private ReplyTargets() {}

    /** Each request's reading of one reply. */
    static void replies(byte[] bytes) {
        Node reply = ClassicNodeDecoder.decode(bytes);
        ANSWERS.forEach(read -> read(read, reply));
    }

    private static void read(Function<Node, ?> reader, Node reply) {
        try {
            Objects.requireNonNull(reader.apply(reply));
        } catch (NullPointerException | IndexOutOfBoundsException | ClassCastException e) {
            throw new AssertionError("Not an answer, and not refused in words", e);
        } catch (RuntimeException refusal) {
            Whole.require(refusal.getMessage() != null, "A refusal without a word: " + refusal);
        }
    }

    private static <R> Function<Node, R> reader(Operation<R> operation) {
        RequestMapping<Operation<R>, R> mapping =
                ClassicRequests.CATALOGUE.of(operation).orElseThrow();
        return reply -> mapping.answer(operation, reply, Duration.ZERO);
    }

    /** One typical answer of each shape, after classic.md sections 9 and 10. */
    static List<byte[]> seeds() {
        return Stream.of(
                        Node.builder("group")
                                .attribute("id", "34999888777-1400000000")
                                .attribute("creator", BOB.id())
                                .attribute("creation", "1400000000")
                                .attribute("subject", "All")
                                .attribute("s_t", "1400000001")
                                .attribute("s_o", BOB.id())
                                .child(Node.builder("participant")
                                        .attribute("jid", BOB.id())
                                        .attribute("type", "admin")
                                        .build()),
                        Node.builder("add").attribute("type", "success").attribute("participant", BOB.id()),
                        Node.builder("leave")
                                .child(Node.builder("group")
                                        .attribute("id", GROUP.id())
                                        .build()),
                        Node.builder("list")
                                .attribute("id", "1400000000@broadcast")
                                .attribute("name", "all")
                                .child(Node.builder("recipient")
                                        .attribute("jid", BOB.id())
                                        .build()),
                        Node.builder("list")
                                .child(Node.builder("user")
                                        .attribute("jid", BOB.id())
                                        .attribute("id", "12")
                                        .child(key("registration", 0, 0, 0, 9))
                                        .child(key("type", 5))
                                        .child(key("identity", new byte[32]))
                                        .child(Node.builder("skey")
                                                .child(key("id", 0, 0, 1))
                                                .child(key("value", new byte[32]))
                                                .child(key("signature", new byte[64]))
                                                .build())
                                        .build()),
                        Node.builder("query")
                                .child(Node.builder("item")
                                        .attribute("jid", BOB.id())
                                        .attribute("value", "deny")
                                        .build()),
                        Node.builder("privacy")
                                .child(Node.builder("category")
                                        .attribute("name", "last")
                                        .attribute("value", "all")
                                        .build()),
                        Node.builder("picture").attribute("id", "123").data(new byte[] {1, 2, 3}),
                        Node.builder("status")
                                .child(Node.builder("user")
                                        .attribute("jid", BOB.id())
                                        .attribute("t", "1467000000")
                                        .data("busy")
                                        .build()),
                        Node.builder("props")
                                .attribute("version", "3")
                                .child(Node.builder("prop")
                                        .attribute("name", "max_participants")
                                        .attribute("value", "257")
                                        .build()),
                        Node.builder("sync")
                                .attribute("version", "1")
                                .attribute("wait", "86400")
                                .child(Node.builder("in")
                                        .child(Node.builder("user")
                                                .attribute("jid", BOB.id())
                                                .data("+34999888777")
                                                .build())
                                        .build()),
                        Node.builder("extend")
                                .attribute("kind", "paid")
                                .attribute("status", "active")
                                .attribute("expiration", "1500000000"),
                        Node.builder("media")
                                .attribute("url", "https://mmi.example/u")
                                .attribute("resume", "0"),
                        Node.builder("duplicate")
                                .attribute("url", "https://mmi.example/a.jpg")
                                .attribute("mimetype", "image/jpeg")
                                .attribute("size", "3"))
                .map(child -> Node.builder("iq")
                        .attribute("type", "result")
                        .attribute("id", "1")
                        .attribute("from", "s.whatsapp.net")
                        .child(child.build())
                        .build())
                .map(ClassicNodeEncoder::encode)
                .toList();
    }

    private static Node key(String tag, int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return key(tag, data);
    }

    private static Node key(String tag, byte[] data) {
        return Node.builder(tag).data(data).build();
    }
}
