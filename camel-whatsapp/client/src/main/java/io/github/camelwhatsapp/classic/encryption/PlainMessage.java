package io.github.camelwhatsapp.classic.encryption;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.proto.ClassicMessage;
import io.github.camelwhatsapp.proto.ClassicSenderKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What an encrypted message says before it is encrypted. Version 1 is the text alone; version 2 a protobuf message and then n bytes of
 * the value n, 1 to 255. Source: classic.md section 9.3.
 *
 * @param content what is said, if anything is
 * @param senderKey the sender's key for a group, if it is handed out here
 */
record PlainMessage(Optional<Content> content, Optional<SenderKey> senderKey) {
    /** Few bytes hide the exact length as well as many: the cipher pads to blocks of 16 anyway. */
    private static final int MOST_PADDING = 16;

    /**
     * A sender key on its way.
     *
     * @param group the group's address as text
     * @param distribution the Signal message that describes the key; a secret
     */
    record SenderKey(String group, byte[] distribution) {}

    static PlainMessage of(Content content) {
        return new PlainMessage(Optional.of(content), Optional.empty());
    }

    static PlainMessage of(SenderKey key) {
        return new PlainMessage(Optional.empty(), Optional.of(key));
    }

    PlainMessage with(SenderKey key) {
        return new PlainMessage(content, Optional.of(key));
    }

    /** The form of version 2, of what {@link ProtobufContents} can write. */
    byte[] encode(RandomGenerator random) {
        ClassicMessage.Builder message = ClassicMessage.newBuilder();
        content.ifPresent(said -> ProtobufContents.write(said, message));
        senderKey.ifPresent(key -> message.setSenderKeyDistribution(ClassicSenderKey.newBuilder()
                .setGroupId(key.group())
                .setDistribution(ByteString.copyFrom(key.distribution()))));
        return padded(message.build().toByteArray(), 1 + random.nextInt(MOST_PADDING));
    }

    /** The form of version 1: the text. Nothing else has one. */
    byte[] encodeText() {
        return ((Text) content.orElseThrow()).text().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a plaintext.
     *
     * @param version 1 or 2
     * @throws IllegalArgumentException if it is not of that form
     */
    static PlainMessage decode(byte[] plaintext, int version) {
        if (version == 1) {
            return of(new Text(new String(plaintext, StandardCharsets.UTF_8)));
        }
        if (version != 2) {
            throw new IllegalArgumentException("The plaintext has the version " + version + ", expected 1 or 2");
        }
        try {
            ClassicMessage message = ClassicMessage.parseFrom(unpadded(plaintext));
            return new PlainMessage(ProtobufContents.read(message), senderKey(message));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("The plaintext is no protobuf message: " + e.getMessage(), e);
        }
    }

    static byte[] padded(byte[] message, int padding) {
        byte[] padded = Arrays.copyOf(message, message.length + padding);
        Arrays.fill(padded, message.length, padded.length, (byte) padding);
        return padded;
    }

    private static byte[] unpadded(byte[] padded) {
        int padding = padded.length == 0 ? 0 : Byte.toUnsignedInt(padded[padded.length - 1]);
        if (padding == 0 || padding > padded.length) {
            throw new IllegalArgumentException(
                    "The plaintext of " + padded.length + " bytes ends in a padding of " + padding);
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private static Optional<SenderKey> senderKey(ClassicMessage message) {
        if (!message.hasSenderKeyDistribution()) {
            return Optional.empty();
        }
        ClassicSenderKey key = message.getSenderKeyDistribution();
        return Optional.of(new SenderKey(key.getGroupId(), key.getDistribution().toByteArray()));
    }

    @Override
    public String toString() {
        return "PlainMessage[" + content + (senderKey.isPresent() ? ", a sender key]" : "]");
    }
}
