package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.multidevice.message.MessageSecrets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a message so that others can refer to it. Stored as the time (8 bytes, milliseconds since 1970, big-endian), the length
 * of the secret (1 byte, 0 for none) and the secret, and for each option its length (4 bytes, big-endian) and its text (UTF-8).
 *
 * @param at when it was sent
 * @param secret 32 bytes, if it has one; not copied
 * @param options the answers of a poll
 */
record Remembered(Instant at, Optional<byte[]> secret, List<String> options) {
    Remembered {
        options = List.copyOf(options);
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
        out.write(secret.isPresent() ? MessageSecrets.LENGTH : 0);
        secret.ifPresent(out::writeBytes);
        for (String option : options) {
            byte[] text = option.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            out.writeBytes(text);
        }
        return out.toByteArray();
    }

    static Remembered decode(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        Instant at = Instant.ofEpochMilli(in.getLong());
        byte[] secret = bytes(in, Byte.toUnsignedInt(in.get()));
        List<String> options = new ArrayList<>();
        while (in.remaining() >= Integer.BYTES) {
            options.add(new String(bytes(in, in.getInt()), StandardCharsets.UTF_8));
        }
        return new Remembered(at, secret.length == 0 ? Optional.empty() : Optional.of(secret), options);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[Math.max(0, Math.min(length, in.remaining()))];
        in.get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Remembered[" + at + ", " + options.size() + " options]";
    }
}
