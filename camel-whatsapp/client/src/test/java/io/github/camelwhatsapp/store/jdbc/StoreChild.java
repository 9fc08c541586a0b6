package io.github.camelwhatsapp.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.InboxStore;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Another process with a store: writes without end and says what is durable, until it is killed. */
final class StoreChild {
    private static final int AHEAD = 50;

    private StoreChild() {}

    /** Writes in the directory that is the only argument. */
    public static void main(String[] arguments) throws InterruptedException {
        AccountStores stores =
                SqliteAccountStores.open(Path.of(arguments[0]), "child", StoreCipher.plain(), new VirtualTimeSource());
        AccountStore account = stores.open("support");
        Semaphore ahead = new Semaphore(AHEAD);
        for (int i = 0; ; i++) {
            int number = i;
            ahead.acquire();
            var unused = account.transact(tx -> append(tx.inbox(), number)).thenAccept(sequence -> {
                System.out.println("durable " + sequence + " " + number);
                ahead.release();
            });
        }
    }

    private static long append(InboxStore inbox, int number) {
        byte[] payload = Integer.toString(number).getBytes(UTF_8);
        return inbox.append(InboxRow.arrived("chat", "message", payload, Instant.EPOCH));
    }

    /** Starts it; what it says goes to a file, because the end of a process closes a pipe with what is still in it. */
    static Process start(Path directory, Path output) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes,
                        StoreChild.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
    }

    /** What it has said by now, in whole lines: one that a kill has cut off says nothing for sure. */
    static List<String> said(Path output) throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
