package io.github.camelwhatsapp.examples.quickstart;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.main.Main;

/** Starts the emulator, points the account {@code bot} at it, and runs the routes beside this class until it is stopped. */
public final class Quickstart {
    private static final String BOT = "34600000001";
    private static final String PHONE = "34123456789";

    private Quickstart() {}

    /**
     * Runs the example.
     *
     * @param args passed on to Camel; an optional {@code -Dpage.port=8088} chooses the page's port, 0 for any free one
     * @throws Exception if Camel cannot start
     */
    public static void main(String[] args) throws Exception {
        try (WhatsAppEmulator emulator =
                WhatsAppEmulator.builder().pagePort("page.port", 8088).start()) {
            emulator.phone(PHONE).named("Ann");
            AtomicBoolean greeted = new AtomicBoolean();
            camel(emulator, () -> {
                        if (!greeted.getAndSet(true)) {
                            welcome(emulator.page().orElseThrow());
                        }
                    })
                    .run(args);
        }
    }

    /**
     * The routes, with the account pointed at an emulator; not started.
     *
     * @param online called each time the account is logged in
     */
    static Main camel(WhatsAppEmulator emulator, Runnable online) {
        Main main = new Main();
        main.addMainListener(new EmulatedAccount(emulator, BOT));
        main.configure().addRoutesBuilder(new LinksItself(emulator.phone(BOT).named("The bot's owner"), online));
        return main;
    }

    private static void welcome(URI page) {
        URI phone = page.resolve("/api/phones/" + PHONE + "/");
        System.out.printf(
                """

                The bot runs on the embedded emulator; nothing here reaches a real WhatsApp server.

                  Phone page: %s   (you are Ann: write hi, help, hours, time, anything)

                  The same without a browser, from a second terminal:
                    curl -d 'hi' %s
                    curl '%s'

                  Each conversation is written to a file below data/conversations. Stop with Ctrl+C.

                """,
                page.resolve("/phones/" + PHONE + "#" + BOT),
                phone.resolve("to/" + BOT),
                phone.resolve("messages?wait=5"));
    }
}
