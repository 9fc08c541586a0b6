package io.github.camelwhatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.model.MediaKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sealing and opening beside the same ciphers and hashes of this JVM on the same bytes, in CPU time of the thread. */
@Tag("long")
class SealingPaceTest {
    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS = 4096;
    private static final int ROUNDS = 7;
    private static final MediaKeys KEYS = MediaKeys.of(new MediaKey(new byte[32]), MediaPurpose.DOCUMENT);

    @Test
    void sealingAndOpeningTakeLittleMoreThanTheirCiphersAndHashes() throws Exception {
        byte[] chunk = new byte[CHUNK];
        new Random(1).nextBytes(chunk);
        byte[] file = sealed(chunk);
        double[][] seconds = new double[4][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            seconds[0][round] = cpu(() -> seal(chunk, OutputStream.nullOutputStream()));
            seconds[1][round] = cpu(() -> plain(Cipher.ENCRYPT_MODE, chunk));
            seconds[2][round] = cpu(() -> open(file));
            seconds[3][round] = cpu(() -> plain(Cipher.DECRYPT_MODE, chunk));
        }
        double sealing = best(seconds[1]) / best(seconds[0]);
        double opening = best(seconds[3]) / best(seconds[2]);
        System.out.printf(
                "seal %.0f MiB/s, plain %.0f, ratio %.2f; open %.0f MiB/s, plain %.0f, ratio %.2f%n",
                64 / best(seconds[0]),
                64 / best(seconds[1]),
                sealing,
                64 / best(seconds[2]),
                64 / best(seconds[3]),
                opening);
        assertThat(sealing).isGreaterThan(0.6);
        assertThat(opening).isGreaterThan(0.6);
    }

    private static void seal(byte[] chunk, OutputStream out) throws IOException {
        MediaSealer sealer = new MediaSealer(KEYS, false, out);
        for (int i = 0; i < CHUNKS; i++) {
            sealer.take(chunk, CHUNK);
        }
        sealer.finish();
    }

    private static byte[] sealed(byte[] chunk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK * CHUNKS + 100);
        seal(chunk, out);
        return out.toByteArray();
    }

    private static void open(byte[] file) throws IOException {
        SealedOpening opening = new SealedOpening(
                KEYS,
                Optional.empty(),
                new PlainOpening(OutputStream.nullOutputStream(), Optional.empty(), Optional.empty()));
        byte[] chunk = new byte[CHUNK];
        for (int at = 0; at < file.length; at += CHUNK) {
            int length = Math.min(CHUNK, file.length - at);
            System.arraycopy(file, at, chunk, 0, length);
            opening.take(chunk, length);
        }
        opening.finish();
    }

    /** One cipher, one MAC and two hashes of each byte, and nothing else. */
    private static void plain(int mode, byte[] chunk) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        MessageDigest content = MessageDigest.getInstance("SHA-256");
        MessageDigest file = MessageDigest.getInstance("SHA-256");
        byte[] out = new byte[CHUNK + 16];
        for (int i = 0; i < CHUNKS; i++) {
            content.update(chunk);
            cipher.update(chunk, 0, CHUNK, out, 0);
            mac.update(out, 0, CHUNK);
            file.update(out, 0, CHUNK);
        }
        assertThat(mac.doFinal().length + content.digest().length + file.digest().length)
                .isEqualTo(96);
    }

    private static double best(double[] seconds) {
        return Arrays.stream(seconds).skip(1).min().orElseThrow();
    }

    private static double cpu(Work work) throws Exception {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }

    private interface Work {
        void run() throws Exception;
    }
}
