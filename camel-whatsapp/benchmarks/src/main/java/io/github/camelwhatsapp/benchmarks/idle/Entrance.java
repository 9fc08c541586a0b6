package io.github.camelwhatsapp.benchmarks.idle;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.spi.AccountSettings;

/** How accounts of a generation come online. */
interface Entrance {
    /** The settings of an account with this number. */
    AccountSettings settings(String number);

    /** Begins to bring an account online, for the first time. */
    void enter(WhatsAppClient client, String number);

    /** Waits until the server has it online. */
    void awaitOnline(String number);
}
