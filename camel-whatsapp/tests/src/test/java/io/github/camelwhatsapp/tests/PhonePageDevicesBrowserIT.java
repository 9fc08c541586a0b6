package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.event.LoggedOut;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.RegistrationSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.tests.browser.Tab;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the phone page shows of the codes by which a device is linked and a number is registered. */
class PhonePageDevicesBrowserIT extends PageInABrowser {
    @Test
    void linksADeviceByTheTextOfItsCodeAndTakesItOffAgain() throws Exception {
        Tab tab = visit("phones/" + ANN);
        tab.click("#devices");

        try (LinkedAccount device = LinkedAccount.on(emulator, ANN, code -> type(tab, code))) {
            tab.awaitText("#device-entries", "connected");
            tab.awaitText("#devices", "Devices 1");
            tab.picture(PICTURES.resolve("devices.png"));
            tab.clickText("#device-entries button", "Unlink");
            tab.awaitTrue("document.querySelectorAll('#device-entries li').length === 0");
            device.told(LoggedOut.class);
        }
        assertThat(ann.linkedDevices()).isEmpty();
    }

    @Test
    void showsTheCodeOfARegistration() throws Exception {
        String number = "34600000077";
        emulator.phone(number);
        Tab tab = visit("phones/" + number);

        try (AccountStores stores =
                        SqliteAccountStores.inMemory("registration", StoreCipher.plain(), TimeSource.system());
                WhatsAppClient client =
                        WhatsAppClient.builder(registering(number), stores).build()) {
            TestAccount.join(client.execute(RequestCode.by(CodeMethod.SMS)));
        }
        String code = emulator.registration().awaitCode(number, SOON);
        tab.awaitText("#texts", code.substring(0, 3) + "-" + code.substring(3));
        tab.picture(PICTURES.resolve("code.png"));
        complainsOfNothing(tab);
    }

    private static void type(Tab tab, String code) {
        try {
            tab.fill("#link-form textarea", code);
            tab.click("#link-form [type=submit]");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private AccountSettings registering(String number) {
        return AccountSettings.builder("fresh")
                .generation("classic")
                .phoneNumber(number)
                .servers(List.of(ServerAddress.of(emulator.classicAddress())))
                .registration(RegistrationSettings.DEFAULT.withService(
                        emulator.registration().address()))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .timings(TestAccount.QUICK)
                .build();
    }
}
