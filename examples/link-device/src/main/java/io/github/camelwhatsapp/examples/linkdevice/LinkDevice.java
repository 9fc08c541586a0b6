package io.github.camelwhatsapp.examples.linkdevice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Links an account from a terminal unless it is linked already, and prints its events until it is stopped. */
@Command(
        name = "link-device",
        mixinStandardHelpOptions = true,
        description = "Links a WhatsApp account to this machine and prints what comes, until Ctrl-C.")
public final class LinkDevice implements Callable<Integer> {
    private static final String ACCOUNT = "linked";
    private static final String PHONE = "34600000001";
    private static final int SECONDS_TO_CLOSE = 10;

    private final PrintWriter out;
    private final CompletableFuture<Integer> end;

    @Option(
            names = "--code",
            paramLabel = "PHONE",
            description = "Links by a code that is typed on the phone with this number, instead of a QR code.")
    private @Nullable LinkByCode byCode;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "whatsapp-store",
            description =
                    "Where the link is kept; ${DEFAULT-VALUE} unless given. With it, a second start logs in at once.")
    private Path store = Path.of("whatsapp-store");

    @Option(
            names = "--relink",
            description = "If the phone or the server has unlinked this device: forgets the old link and links anew.")
    private boolean relink;

    @Option(names = "--show-bodies", description = "Shows what people write, not only that they do.")
    private boolean showBodies;

    @Option(
            names = "--emulator",
            description = "Talks to an emulator that is started for it, with a phone; nothing leaves this machine,"
                    + " and nothing is kept.")
    private boolean emulated;

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Another server, such as an emulator that runs elsewhere; the real ones unless given.")
    private @Nullable ServerAddress server;

    @Option(names = "--trust", paramLabel = "FILE", description = "A PEM file with that server's certificate.")
    private @Nullable Path trust;

    @Option(names = "--root", paramLabel = "HEX", description = "That server's root key, 64 hex digits.")
    private @Nullable String root;

    LinkDevice(PrintWriter out, CompletableFuture<Integer> end) {
        this.out = out;
        this.end = end;
    }

    /** Runs it on the terminal, which has to show UTF-8. */
    public static void main(String[] arguments) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.complete(0);
            await(closed);
        }));
        int code = run(new PrintWriter(System.out, true, UTF_8), end, arguments);
        closed.countDown();
        System.exit(code);
    }

    /**
     * Runs it.
     *
     * @param end completed from outside to stop it, with what it is to answer
     * @return 0 when it was stopped, 1 when it cannot go on, 2 for wrong options
     */
    static int run(PrintWriter out, CompletableFuture<Integer> end, String... arguments) {
        return new CommandLine(new LinkDevice(out, end))
                .registerConverter(LinkByCode.class, text -> new LinkByCode(Party.parse(text)))
                .registerConverter(ServerAddress.class, ServerAddress::parse)
                .setExecutionExceptionHandler((problem, line, parsed) -> {
                    out.println("It did not work: " + problem.getMessage());
                    return 1;
                })
                .setOut(out)
                .setErr(out)
                .execute(arguments);
    }

    @Override
    public Integer call() {
        if (emulated) {
            return onTheEmulator();
        }
        AccountSettings.Builder settings = AccountSettings.builder(ACCOUNT).generation("multidevice");
        if (server != null) {
            settings.servers(List.of(server));
        }
        if (trust != null) {
            settings.trusted(TrustedCertificates.ofFile(trust));
        }
        if (root != null) {
            settings.linking(LinkingSettings.DEFAULT.withRoot(root, 0));
        }
        return watch(
                settings.build(), SqliteAccountStores.open(store, ACCOUNT, StoreCipher.plain(), TimeSource.system()));
    }

    private int onTheEmulator() {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().pagePort(0).start()) {
            String number = byCode == null ? PHONE : byCode.phone().phone().orElse(PHONE);
            emulator.phone(number).named("Ann");
            out.println("On the embedded emulator; nothing here reaches a real WhatsApp server.");
            out.println("Phone page: " + emulator.page(number).orElseThrow() + "   (link a device there, with the "
                    + (byCode == null ? "text below the code)" : "code)"));
            AccountSettings settings = AccountSettings.builder(ACCOUNT)
                    .generation("multidevice")
                    .servers(List.of(new ServerAddress(
                            "localhost", emulator.multiDevice().address().getPort())))
                    .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                    .linking(LinkingSettings.DEFAULT.withRoot(
                            emulator.multiDevice().rootKey(), 0))
                    .build();
            return watch(settings, SqliteAccountStores.inMemory(ACCOUNT, StoreCipher.plain(), TimeSource.system()));
        }
    }

    private int watch(AccountSettings settings, AccountStores opened) {
        try (AccountStores stores = opened;
                Watch watch = new Watch(
                        settings,
                        stores,
                        byCode == null ? new LinkByQr() : byCode,
                        relink,
                        new Screen(out, new EventLine(showBodies), emulated),
                        end)) {
            watch.start();
            int code = end.join();
            out.println("Stopping.");
            return code;
        }
    }

    private static void await(CountDownLatch closed) {
        try {
            if (!closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                System.err.println("It did not close in " + SECONDS_TO_CLOSE + " seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
