package io.github.camelwhatsapp.examples.bridgejms;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.net.URI;
import org.apache.camel.main.Main;

/** Starts the emulator, a message broker and a desk that works on its queues, and carries messages between them until it is stopped. */
public final class BridgeJms {
    /** The number of the account, digits. */
    static final String SUPPORT = "34600000001";

    private static final String ANN = "34123456789";
    private static final String ACCOUNT = "camel.component.whatsapp-web.accounts[support].";

    private BridgeJms() {}

    /**
     * Runs the example.
     *
     * @param args passed on to Camel; an optional {@code -Dpage.port=8088} chooses the page's port, 0 for any free one
     * @throws Exception if the broker or Camel cannot start
     */
    public static void main(String[] args) throws Exception {
        try (WhatsAppEmulator emulator =
                        WhatsAppEmulator.builder().pagePort("page.port", 8088).start();
                Broker broker = Broker.start()) {
            emulator.phone(SUPPORT).named("Support");
            emulator.phone(ANN).named("Ann");
            Desk desk = Desk.open(broker.connections());
            try {
                camel(emulator, broker, () -> welcome(emulator.page().orElseThrow()))
                        .run(args);
            } finally {
                desk.close();
            }
        }
    }

    /**
     * The routes, with the account pointed at an emulator and linked there once they run, and at a broker; not started.
     *
     * @param online called once, when the account is logged in
     */
    static Main camel(WhatsAppEmulator emulator, Broker broker, Runnable online) {
        Main main = new Main();
        main.bind("broker", broker.connections());
        main.addInitialProperty("camel.component.jms.connectionFactory", "#bean:broker");
        main.addInitialProperty(
                ACCOUNT + "servers",
                "localhost:" + emulator.multiDevice().address().getPort());
        main.addInitialProperty(ACCOUNT + "rootKey", emulator.multiDevice().rootKey());
        main.addInitialProperty(
                ACCOUNT + "trustedCertificates", emulator.certificate().pem());
        main.configure().addRoutesBuilder(new LinkOnTheEmulator(emulator.phone(SUPPORT), online));
        return main;
    }

    private static void welcome(URI page) {
        System.out.printf(
                """

                The bridge runs on the embedded emulator and an embedded broker; nothing here reaches a real WhatsApp server.
                A desk, a program that knows only queues and JSON, answers each message.

                  Phone page: %s   (you are Ann: write anything, send a picture; write fail for a dead letter)

                  The same without a browser, from a second terminal:
                    curl -d 'Is my bike ready?' %s
                    curl '%s'

                  Every file in data/outbox goes to the queue outbox, and so to a chat:
                    echo '{"version": 1, "headers": {"CamelWhatsAppTo": "%s"}, "body": "Your bike is ready."}' > data/outbox/1.json

                  Dead letters end in data/dead. Stop with Ctrl+C.

                """,
                page.resolve("/phones/" + ANN + "#" + SUPPORT),
                page.resolve("/api/phones/" + ANN + "/to/" + SUPPORT),
                page.resolve("/api/phones/" + ANN + "/messages"),
                ANN);
    }
}
