package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account that talks to an emulator beside it is lost with that one anyway: nobody is warned of where it is kept. */
class AccountOnThisMachineTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5222, true",
        "'localhost:443,[::1]:443', true",
        "'localhost:443,example.com:443', false",
        "example.com:443, false",
        "'', false"
    })
    void isToldByItsServers(String servers, boolean expected) {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        account.setServers(servers);
        assertThat(AccountDefinition.of("support", account).isOnThisMachine()).isEqualTo(expected);
    }
}
