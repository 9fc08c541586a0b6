package io.github.camelwhatsapp.examples.quickstart;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.util.Map;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Tells the account {@code bot} where the emulator is, by the properties that the generation of the protocol needs. */
final class EmulatedAccount extends MainListenerSupport {
    private final WhatsAppEmulator emulator;
    private final String number;

    EmulatedAccount(WhatsAppEmulator emulator, String number) {
        this.emulator = emulator;
        this.number = number;
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        String generation = main.getCamelContext().resolvePropertyPlaceholders("{{generation}}");
        (generation.equals("classic") ? registered() : linked())
                .forEach((option, value) ->
                        main.addOverrideProperty("camel.component.whatsapp-web.accounts[bot]." + option, value));
    }

    /** A number that is registered: it logs in with its password. */
    private Map<String, String> registered() {
        return Map.of(
                "phoneNumber",
                number,
                "password",
                emulator.account(number).password(),
                "servers",
                "127.0.0.1:" + emulator.classicAddress().getPort());
    }

    /** A device that is linked to the number's phone; it trusts the emulator as it would trust the real servers. */
    private Map<String, String> linked() {
        return Map.of(
                "servers", "localhost:" + emulator.multiDevice().address().getPort(),
                "trustedCertificates", emulator.certificate().pem(),
                "rootKey", emulator.multiDevice().rootKey());
    }
}
