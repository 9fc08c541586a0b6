package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.classic.encryption.PlaintextSamples;
import io.github.camelwhatsapp.classic.registration.ReplySamples;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.media.FileSamples;
import io.github.camelwhatsapp.multidevice.DeviceSamples;
import io.github.camelwhatsapp.multidevice.message.MessageFormatException;
import io.github.camelwhatsapp.multidevice.message.MessageSamples;
import io.github.camelwhatsapp.multidevice.pairing.PairingException;
import io.github.camelwhatsapp.noise.CertificateChainException;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyRecord;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.signal.SignalSamples;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.jdbc.EnvelopeSamples;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that reads bytes of strangers or of a disk, each with good inputs to begin with and the exceptions by which it may refuse
 * others. What it takes must be whole: it can be written again and read as the same.
 */
@SuppressWarnings("ImmutableEnumChecker") // what it holds are functions without a state
public enum Decoder {
    CLASSIC_FRAMES(
            WireTargets::classicFrames,
            () -> VectorSeeds.bytes(VectorSeeds.CLASSIC, "frame", "bytes", "body"),
            FrameFormatException.class),
    CLASSIC_NODES(
            Decoder::classicNode, () -> VectorSeeds.bytes(VectorSeeds.CLASSIC, "body"), NodeFormatException.class),
    STREAM_START(
            WireTargets::streamStart,
            () -> VectorSeeds.bytes(VectorSeeds.CLASSIC, "bytes", "body"),
            NodeFormatException.class,
            FrameFormatException.class),
    MULTI_DEVICE_NODES(
            Decoder::multiDeviceNode,
            () -> VectorSeeds.bytes(VectorSeeds.TRANSPORT, "bytes"),
            NodeFormatException.class),
    MULTI_DEVICE_FRAMES(
            WireTargets::multiDeviceFrames,
            () -> VectorSeeds.bytes(VectorSeeds.TRANSPORT, "frame", "bytes", "wire"),
            FrameFormatException.class),
    MULTI_DEVICE_INTRO(
            WireTargets::multiDeviceIntro,
            () -> List.of(
                    new byte[] {'W', 'A', 6, 3}, new byte[] {'E', 'D', 0, 1, 0, 0, 4, 8, 1, 2, 3, 'W', 'A', 6, 3}),
            FrameFormatException.class),
    JIDS(Decoder::jid, Decoder::jids, JidFormatException.class),
    STANZAS(
            StanzaTargets::stanza,
            () -> Stream.concat(StanzaSeeds.encoded().stream(), VectorSeeds.bytes(VectorSeeds.CLASSIC, "body").stream())
                    .toList(),
            NodeFormatException.class),
    REPLIES(ReplyTargets::replies, ReplyTargets::seeds, NodeFormatException.class),
    CLASSIC_LOGIN(
            HandshakeTargets::classicLogin,
            () -> VectorSeeds.bytes(VectorSeeds.CLASSIC, "bytes", "frame"),
            ProtocolException.class,
            FrameFormatException.class,
            NodeFormatException.class),
    NOISE_MESSAGES(
            HandshakeTargets::noiseMessage,
            () -> VectorSeeds.bytes(VectorSeeds.TRANSPORT, "clientHello", "serverHello", "clientFinish"),
            NoiseException.class),
    SERVER_HELLOS(
            HandshakeTargets::serverHello,
            () -> VectorSeeds.bytes(VectorSeeds.TRANSPORT, "serverHello"),
            NoiseException.class,
            CertificateChainException.class),
    CERTIFICATES(
            HandshakeTargets::certificates,
            () -> VectorSeeds.bytes(VectorSeeds.TRANSPORT, "chain", "certificateChain"),
            CertificateChainException.class),
    DEVICE_IDENTITIES(
            HandshakeTargets::deviceIdentity,
            () -> VectorSeeds.bytes(VectorSeeds.TRANSPORT, "container", "signedDeviceIdentity"),
            PairingException.class),
    MULTI_DEVICE_STANZAS(
            LinkedTargets::stanza,
            () -> VectorSeeds.bytes(VectorSeeds.TRANSPORT, "bytes", "pairSuccessBytes", "replyBytes"),
            NodeFormatException.class),
    PLAINTEXTS(PlaintextSamples::read, PlaintextSamples::plaintexts, IllegalArgumentException.class),
    MESSAGES(
            MessageSamples::read,
            () -> VectorSeeds.bytes(VectorSeeds.MESSAGING, "bytes", "message", "plaintext"),
            MessageFormatException.class),
    UPLOAD_REPLIES(
            AnswerTargets::uploadReply,
            () -> texts(
                    "{\"url\":\"https://mmi.example/d/a.jpg\",\"mimetype\":\"image/jpeg\",\"size\":3,\"name\":\"a.jpg\"}",
                    "{\"error\":\"too large\"}"),
            MediaException.class),
    REGISTRATION_REPLIES(
            bytes -> ReplySamples.read(new String(bytes, StandardCharsets.UTF_8)),
            () -> texts(
                    "{\"status\":\"ok\",\"login\":\"34600000001\",\"pw\":\"AAECAwQFBgcICQoLDA0ODxAREhM=\",\"type\":\"new\","
                            + "\"expiration\":1500000000,\"kind\":\"free\",\"price\":\"0,89\",\"cost\":\"0.89\",\"currency\":\"EUR\"}",
                    "{\"status\":\"fail\",\"reason\":\"too_recent\",\"retry_after\":1805,\"param\":\"code\"}",
                    "{\"status\":\"sent\",\"length\":6,\"method\":\"sms\",\"sms_wait\":65}"),
            ProtocolException.class),
    CARDS(
            AnswerTargets::card,
            () -> texts(String.join(
                    "\r\n",
                    "BEGIN:VCARD",
                    "VERSION:3.0",
                    "N:Doe;Carol;;;",
                    "FN:Carol",
                    "item1.TEL;type=CELL;waid=34600000001:+34 600 000 001",
                    "PHOTO;BASE64:/9j/4AAQ",
                    "END:VCARD",
                    "")),
            IllegalArgumentException.class),
    MEDIA_FILES(FileSamples::look, FileSamples::files),
    STORED_DEVICES(RecordTargets::device, () -> List.of(DeviceSamples.stored()), StoreCorruptException.class),
    STORED_ENVELOPES(
            RecordTargets::envelope,
            () -> List.of(EnvelopeSamples.seal(new byte[] {1, 2, 3})),
            StoreCorruptException.class),
    STORED_EVENTS(RecordTargets::event, RecordTargets::eventSeeds, StoreCorruptException.class),
    STORED_OPERATIONS(RecordTargets::operation, RecordTargets::operationSeeds, StoreCorruptException.class),
    SIGNAL_MESSAGES(
            bytes -> SignalMessage.parse(bytes).bytes(),
            () -> VectorSeeds.bytes(VectorSeeds.SIGNAL, "signalMessageInside", "message", "ciphertext"),
            SignalException.class),
    PRE_KEY_MESSAGES(
            bytes -> PreKeySignalMessage.parse(bytes).bytes(),
            () -> VectorSeeds.bytes(VectorSeeds.SIGNAL, "preKeySignalMessage"),
            SignalException.class),
    SENDER_KEY_MESSAGES(
            bytes -> SenderKeyMessage.parse(bytes).bytes(),
            () -> VectorSeeds.bytes(VectorSeeds.SIGNAL, "output"),
            SignalException.class),
    SENDER_KEY_DISTRIBUTIONS(
            bytes -> SenderKeyDistributionMessage.parse(bytes).bytes(),
            () -> VectorSeeds.bytes(VectorSeeds.SIGNAL, "distributionMessage", "lateDistributionMessage"),
            SignalException.class),
    SESSION_RECORDS(
            bytes -> RecordTargets.checked(bytes, SessionRecord::decode, SessionRecord::encode),
            () -> List.of(SignalSamples.session()),
            SignalException.class),
    SENDER_KEY_RECORDS(
            bytes -> RecordTargets.checked(bytes, SenderKeyRecord::decode, SenderKeyRecord::encode),
            () -> List.of(SignalSamples.senderKey()),
            SignalException.class),
    PRE_KEY_RECORDS(
            bytes -> RecordTargets.checked(bytes, PreKey::decode, PreKey::encode),
            () -> List.of(SignalSamples.preKey()),
            SignalException.class),
    SIGNED_PRE_KEY_RECORDS(
            bytes -> RecordTargets.checked(bytes, SignedPreKey::decode, SignedPreKey::encode),
            () -> List.of(SignalSamples.signedPreKey()),
            SignalException.class);

    private static final MultiDeviceNodeDecoder MULTI_DEVICE = new MultiDeviceNodeDecoder();

    private final Consumer<byte[]> target;
    private final Supplier<List<byte[]>> seeds;
    private final Set<Class<?>> refusals;

    Decoder(Consumer<byte[]> target, Supplier<List<byte[]>> seeds, Class<?>... refusals) {
        this.target = target;
        this.seeds = seeds;
        this.refusals = Set.of(refusals);
    }

    /** Good inputs. */
    public List<byte[]> seeds() {
        return seeds.get();
    }

    /**
     * Tries one input.
     *
     * @return the refusal, or nothing when the input was taken
     * @throws RuntimeException if it was refused in another way than agreed, which is a finding; so is any error
     */
    public Optional<RuntimeException> run(byte[] input) {
        try {
            target.accept(input);
            return Optional.empty();
        } catch (RuntimeException refusal) {
            if (refusals.stream().anyMatch(type -> type.isInstance(refusal))) {
                return Optional.of(refusal);
            }
            throw refusal;
        }
    }

    private static void classicNode(byte[] bytes) {
        Node node = ClassicNodeDecoder.decode(bytes);
        Whole.same(node, ClassicNodeDecoder.decode(written(ClassicNodeEncoder::encode, node)));
    }

    private static void multiDeviceNode(byte[] bytes) {
        Node node = MULTI_DEVICE.decode(bytes);
        Whole.same(node, MULTI_DEVICE.decode(written(new MultiDeviceNodeEncoder()::encode, node)));
    }

    /** The bytes of what was read; that it cannot be written is a finding and no refusal. */
    private static byte[] written(Function<Node, byte[]> encoder, Node node) {
        try {
            return encoder.apply(node);
        } catch (NodeFormatException e) {
            throw new AssertionError("What was read cannot be written", e);
        }
    }

    private static void jid(byte[] bytes) {
        Jid jid = Jid.parse(new String(bytes, StandardCharsets.UTF_8));
        try {
            Whole.same(jid, Jid.parse(jid.toString()));
        } catch (JidFormatException e) {
            throw new AssertionError("What was read cannot be written", e);
        }
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<byte[]> jids() {
        return Stream.of(VectorSeeds.CLASSIC, VectorSeeds.NODES, VectorSeeds.TRANSPORT)
                .flatMap(VectorSeeds::texts)
                .filter(text -> text.indexOf('@') >= 0 && text.length() < 100)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
