package io.github.camelwhatsapp.benchmarks.media;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.benchmarks.measure.ProcessMeter;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.MediaSettings;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client in a process of its own, with a heap as small as its options say: sends a file, fetches it again, then hashes and ciphers the
 * same bytes plainly. Prints a line for each: name, wall nanoseconds, CPU nanoseconds; at last the peak of the heap in bytes.
 */
public final class LargeMediaMain {
    private static final int CHUNK = 16 * 1024;

    private LargeMediaMain() {}

    /** Takes the server's address, the account's number and password, a PEM file, a directory, and the file to send. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[5]);
        long limit = Files.size(file) + 1;
        AccountSettings settings = AccountSettings.builder("large")
                .generation("classic")
                .phoneNumber(arguments[1])
                .password(Password.ofBase64(arguments[2]))
                .servers(List.of(ServerAddress.parse(arguments[0])))
                .trusted(TrustedCertificates.ofFile(Path.of(arguments[3])))
                .media(MediaSettings.DEFAULT
                        .withLimits(limit, limit, limit, limit)
                        .withDownloadLimit(limit))
                .build();
        try (AccountStores stores = SqliteAccountStores.open(
                        Path.of(arguments[4]), "bench", StoreCipher.plain(), TimeSource.system());
                WhatsAppClient client = WhatsAppClient.builder(settings, stores).build()) {
            client.start();
            exchange(client, file);
        }
        measured("plain", () -> plain(file));
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.println("peak " + peak + " 0");
    }

    private static void exchange(WhatsAppClient client, Path file) throws Exception {
        SendMessage send = new SendMessage(
                Party.ofPhone("34700000002"), Document.of(Media.of(file).withMimeType("application/pdf")));
        MediaContent sent =
                measured("send", () -> client.send(send, SendOptions.DEFAULT.withTimeout(Duration.ofMinutes(30)))
                        .toCompletableFuture()
                        .join()
                        .media()
                        .orElseThrow());
        measured("fetch", () -> {
            try (FetchedMedia fetched = client.fetch(sent).toCompletableFuture().join()) {
                return fetched.size();
            }
        });
    }

    /** What cannot be saved on the way: a SHA-256 and the cipher of TLS over all bytes, read from a file. */
    private static long plain(Path file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] buffer = new byte[CHUNK];
        byte[] nonce = new byte[12];
        byte[] sealed = new byte[CHUNK + 16];
        long all = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                for (int i = 0; i < 8; i++) {
                    nonce[i] = (byte) (all >>> (8 * i));
                }
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
                cipher.doFinal(buffer, 0, count, sealed);
                all += count;
            }
        }
        return all + digest.digest()[0];
    }

    private static <T> T measured(String name, Work<T> work) throws Exception {
        ProcessMeter before = ProcessMeter.read();
        long begun = System.nanoTime();
        T result = work.run();
        long wall = System.nanoTime() - begun;
        System.out.println(
                name + " " + wall + " " + ProcessMeter.read().since(before).cpuNanos());
        return result;
    }

    private interface Work<T> {
        T run() throws Exception;
    }
}
