package io.github.camelwhatsapp.examples.archivefiles;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.net.URI;
import org.apache.camel.main.Main;

/** Starts the emulator with a shop and two customers on it, and archives what they write until it is stopped. */
public final class ArchiveFiles {
    /** The number of the account that is archived, digits. */
    static final String SHOP = "34600000001";

    private static final String ANN = "34123456789";
    private static final String ACCOUNT = "camel.component.whatsapp-web.accounts[shop].";

    private ArchiveFiles() {}

    /**
     * Runs the example.
     *
     * @param args passed on to Camel; an optional {@code -Dpage.port=8088} chooses the page's port, 0 for any free one
     * @throws Exception if Camel cannot start
     */
    public static void main(String[] args) throws Exception {
        try (WhatsAppEmulator emulator =
                WhatsAppEmulator.builder().pagePort("page.port", 8088).start()) {
            emulator.phone(SHOP).named("Corner Shop");
            emulator.phone(ANN).named("Ann");
            emulator.phone("34123456780").named("Bob");
            emulator.group(SHOP + "-1400000000", "Neighbours", SHOP, ANN, "34123456780");
            camel(emulator, () -> welcome(emulator.page().orElseThrow())).run(args);
        }
    }

    /**
     * The routes, with the account pointed at an emulator and linked there once they run; not started.
     *
     * @param online called when the account is logged in
     */
    static Main camel(WhatsAppEmulator emulator, Runnable online) {
        Main main = new Main();
        main.addInitialProperty(
                ACCOUNT + "servers",
                "localhost:" + emulator.multiDevice().address().getPort());
        main.addInitialProperty(ACCOUNT + "rootKey", emulator.multiDevice().rootKey());
        main.addInitialProperty(
                ACCOUNT + "trustedCertificates", emulator.certificate().pem());
        main.configure().addRoutesBuilder(new LinkOnTheEmulator("shop", emulator.phone(SHOP), online));
        return main;
    }

    private static void welcome(URI page) {
        System.out.printf(
                """

                The archive runs on the embedded emulator; nothing here reaches a real WhatsApp server.

                  The shop's customers:  %s   (you are Ann: write, send pictures)
                  The shop's own phone:  %s   (answer her)
                  The archive:           data/archive, a folder for each chat; open an index.html in the browser

                  The same without a browser, from a second terminal:
                    curl -d 'Do you have figs?' %s
                    curl --data-binary @sea.jpg -H 'Content-Type: image/jpeg' '%s?caption=the+sea'

                  Stop with Ctrl+C.

                """,
                page.resolve("/phones/" + ANN + "#" + SHOP),
                page.resolve("/phones/" + SHOP + "#" + ANN),
                page.resolve("/api/phones/" + ANN + "/to/" + SHOP),
                page.resolve("/api/phones/" + ANN + "/to/" + SHOP + "/media"));
    }
}
