package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.multidevice.message.MessageSecrets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of a message so that others can refer to it. Stored as the secret, and for each option its length (4 bytes, big-endian) and
 * its text (UTF-8).
 *
 * @param secret 32 bytes; not copied
 * @param options the answers of a poll
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Remembered(byte[] secret, List<String> options) {
    Remembered {
        options = List.copyOf(options);
    }

    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(secret);
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
        in.position(Math.min(MessageSecrets.LENGTH, stored.length));
        List<String> options = new ArrayList<>();
        while (in.remaining() >= Integer.BYTES) {
            byte[] text = new byte[Math.min(in.getInt(), in.remaining())];
            in.get(text);
            options.add(new String(text, StandardCharsets.UTF_8));
        }
        return new Remembered(Arrays.copyOf(stored, MessageSecrets.LENGTH), options);
    }

    @Override
    public String toString() {
        return "Remembered[" + options.size() + " options]";
    }
}
