package io.github.camelwhatsapp.tests;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.media.MediaDesk;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.multidevice.media.MediaConnections;
import io.github.camelwhatsapp.multidevice.media.MediaCourier;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.MediaSettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * A program with a small heap that brings a film to the media host and fetches it again. It prints the most bytes that lived after a
 * garbage collection, and how long each way took in nanoseconds.
 */
public final class MmsMemoryMain {
    private static final int MEBIBYTE = 1 << 20;

    private MmsMemoryMain() {}

    /** Takes the media host, its pass, a PEM file, a directory, and the size of the film in MiB. */
    public static void main(String[] arguments) throws Exception {
        AtomicLong most = watchHeap();
        Path directory = Path.of(arguments[3]);
        long size = Long.parseLong(arguments[4]) * MEBIBYTE;
        Path file = directory.resolve("film.mp4");
        Sha256 hash = write(file, size);
        AccountSettings settings = AccountSettings.builder("linked")
                .generation("multidevice")
                .trusted(TrustedCertificates.ofFile(Path.of(arguments[2])))
                .media(MediaSettings.DEFAULT
                        .withLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)
                        .withDownloadLimit(Long.MAX_VALUE / 2))
                .build();
        TimeSource time = TimeSource.system();
        Node reply = reply(arguments[0], arguments[1]);
        MediaCourier[] courier = new MediaCourier[1];
        MediaDesk desk =
                new MediaDesk(settings, time, Optional.of(directory.resolve("media")), anew -> courier[0].hosts(anew));
        courier[0] = new MediaCourier(
                desk, new MediaConnections(request -> CompletableFuture.completedFuture(reply), time), time);
        MediaContent taken = desk.take(
                        Video.of(Media.of(file).withMimeType("video/mp4").withDigest(size, hash)))
                .join();
        long begun = System.nanoTime();
        MediaContent sent = courier[0]
                .bring(new SendMessage(Party.ofPhone("34600000002"), taken))
                .toCompletableFuture()
                .join()
                .medium()
                .orElseThrow();
        long brought = System.nanoTime();
        Files.delete(file);
        try (FetchedMedia fetched = desk.fetch(sent).join()) {
            if (fetched.size() != size) {
                throw new IllegalStateException("fetched were " + fetched.size() + " bytes");
            }
        }
        long done = System.nanoTime();
        System.gc();
        System.out.println(most.get() + " " + (brought - begun) + " " + (done - brought));
    }

    private static AtomicLong watchHeap() {
        AtomicLong most = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                // A young collection leaves dead objects in the old generation: only a whole one tells
                                // what lives.
                                if (info.getGcAction().contains("major")) {
                                    long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                            .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Tenured|Old).*"))
                                            .map(Map.Entry::getValue)
                                            .mapToLong(MemoryUsage::getUsed)
                                            .sum();
                                    most.accumulateAndGet(used, Math::max);
                                }
                            },
                            null,
                            null);
        }
        TimeSource time = TimeSource.system();
        collect(time);
        return most;
    }

    /** A whole collection ten times a second. */
    private static void collect(TimeSource time) {
        time.schedule(Duration.ofMillis(500), () -> {
            System.gc();
            collect(time);
        });
    }

    private static Node reply(String host, String pass) {
        return Node.builder("iq")
                .child(Node.builder("media_conn")
                        .attribute("auth", pass)
                        .attribute("ttl", "3600")
                        .child(Node.builder("host").attribute("hostname", host).build())
                        .build())
                .build();
    }

    private static Sha256 write(Path file, long size) throws IOException, GeneralSecurityException {
        SplittableRandom random = new SplittableRandom(1);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] chunk = new byte[MEBIBYTE];
        random.nextBytes(chunk);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= chunk.length) {
                chunk[(int) (left / MEBIBYTE % chunk.length)]++;
                digest.update(chunk);
                out.write(chunk);
            }
        }
        return new Sha256(digest.digest());
    }
}
