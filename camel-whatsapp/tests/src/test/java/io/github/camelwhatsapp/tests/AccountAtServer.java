package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.wire.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** An account at the emulated servers of one generation, for tests that do not mind which. */
interface AccountAtServer {
    /** The number: digits with the country code. */
    String number();

    /** The settings with which a client finds these servers, under the name {@code account-NUMBER}. */
    AccountSettings.Builder settings();

    /**
     * The same for an account of the component.
     *
     * @param directory for what such an account reads from files
     */
    WhatsAppAccount configured(Path directory);

    /** Lets a client in for the first time, linking it if that is how it is done, or again; does not wait for the login. */
    default void admit(WhatsAppClient client) {
        admit(() -> TestAccount.join(client.execute(new LinkByQr())).text(), client::start);
    }

    /**
     * The same for whatever has a client.
     *
     * @param code has it show a code to be scanned; gives its text
     * @param start lets it log in when nothing is to be scanned
     */
    void admit(Supplier<String> code, Runnable start);

    /** What is to go wrong between these servers and their clients. */
    FaultPlan faults();

    /** What passed between these servers and their clients. */
    Transcript transcript();

    /** How many stanzas wait for the account's acks. */
    int waiting();

    /** Waits until the account has acked everything. */
    void awaitSettled(Duration limit);

    /** Waits until the account is not logged in. */
    void awaitOffline(Duration limit);

    /** Sends the account a notification; gives its id. */
    String notification(Jid from, String type, Node child);

    /** Reads a stanza that a client has kept as it came. */
    Node decoded(byte[] stanza);
}
