package io.github.camelwhatsapp.examples.bridgeemail;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.camel.main.Main;

/** Starts the emulator and a mail server, and carries mail and messages between them until it is stopped. */
public final class BridgeEmail {
    /** The number of the account, digits. */
    static final String DESK = "34600000001";

    private static final String ANN = "34123456789";
    private static final String ACCOUNT = "camel.component.whatsapp-web.accounts[desk].";
    private static final int SMTP = 3025;
    private static final int IMAP = 3143;

    private BridgeEmail() {}

    /**
     * Runs the example.
     *
     * @param args passed on to Camel; an optional {@code -Dpage.port=8088} chooses the page's port, 0 for any free one;
     *     {@code -Dsmtp.port}, {@code -Dimap.port} those of the mail server
     * @throws Exception if Camel cannot start
     */
    public static void main(String[] args) throws Exception {
        try (WhatsAppEmulator emulator =
                        WhatsAppEmulator.builder().pagePort("page.port", 8088).start();
                MailServer mail = MailServer.start(port("smtp.port", SMTP), port("imap.port", IMAP))) {
            emulator.phone(DESK).named("Support");
            emulator.phone(ANN).named("Ann");
            camel(emulator, mail, () -> welcome(emulator.page().orElseThrow(), mail))
                    .run(args);
        }
    }

    /**
     * The routes, with the account pointed at an emulator and linked there once they run, and at a mail server; not started.
     *
     * @param online called when the account is logged in
     */
    static Main camel(WhatsAppEmulator emulator, MailServer mail, Runnable online) {
        Main main = new Main();
        main.addInitialProperty(
                ACCOUNT + "servers",
                "localhost:" + emulator.multiDevice().address().getPort());
        main.addInitialProperty(ACCOUNT + "rootKey", emulator.multiDevice().rootKey());
        main.addInitialProperty(
                ACCOUNT + "trustedCertificates", emulator.certificate().pem());
        main.addInitialProperty("mail.smtp", mail.smtp());
        main.addInitialProperty("mail.imap", mail.imap());
        main.configure().addRoutesBuilder(new MailBridge());
        main.configure().addRoutesBuilder(new LinkOnTheEmulator("desk", emulator.phone(DESK), online));
        return main;
    }

    /** A port from the command line, looked at before the mail server takes it, which does not say what is wrong with one. */
    static int port(String property, int otherwise) {
        int port = Integer.getInteger(property, otherwise);
        try {
            MailServer.tryPort(port);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The mail server cannot listen on port " + port + ": " + e.getMessage()
                            + ". Perhaps the example still runs; -D" + property + "=0 takes any free port",
                    e);
        }
        return port;
    }

    private static void welcome(URI page, MailServer mail) {
        System.out.printf(
                """

                The bridge runs on the embedded emulator; nothing here reaches a real WhatsApp server, and no mail leaves this machine.

                  Phone page: %s   (you are Ann: write, send pictures)
                  The desk's mail, for any mail program: IMAP %s, SMTP %s, user desk, password desk

                  The same without browser and mail program, from a second terminal:
                    curl -d 'Is my bike ready?' %s
                    curl -s 'imap://desk:desk@%s/INBOX;MAILINDEX=1'
                    printf 'From: %s\\n\\nIt is ready.\\n' | curl smtp://%s --mail-from %s --mail-rcpt %s@%s -T -

                  Stop with Ctrl+C.

                """,
                page.resolve("/phones/" + ANN + "#" + DESK),
                mail.imap(),
                mail.smtp(),
                page.resolve("/api/phones/" + ANN + "/to/" + DESK),
                mail.imap(),
                MailServer.STAFF,
                mail.smtp(),
                MailServer.STAFF,
                ANN,
                MailServer.CHATS);
    }
}
