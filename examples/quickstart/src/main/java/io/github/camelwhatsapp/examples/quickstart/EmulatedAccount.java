package io.github.camelwhatsapp.examples.quickstart;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppComponent;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Tells the account {@code bot} where the emulator is, by the options that the generation of the protocol needs. */
final class EmulatedAccount extends MainListenerSupport {
    private final WhatsAppEmulator emulator;
    private final String number;

    EmulatedAccount(WhatsAppEmulator emulator, String number) {
        this.emulator = emulator;
        this.number = number;
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        WhatsAppAccount bot = main.getCamelContext()
                .getComponent("whatsapp-web", WhatsAppComponent.class)
                .getAccounts()
                .get("bot");
        if (bot.getGeneration().equals("classic")) {
            registered(bot);
        } else {
            linked(bot);
        }
    }

    /** A number that is registered: it logs in with its password. */
    private void registered(WhatsAppAccount bot) {
        bot.setPhoneNumber(number);
        bot.setPassword(emulator.account(number).password());
        bot.setServers("127.0.0.1:" + emulator.classicAddress().getPort());
    }

    /** A device that is linked to the number's phone; it trusts the emulator as it would trust the real servers. */
    private void linked(WhatsAppAccount bot) {
        bot.setServers("localhost:" + emulator.multiDevice().address().getPort());
        bot.setTrustedCertificates(emulator.certificate().pem());
        bot.setRootKey(emulator.multiDevice().rootKey());
    }
}
