package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BrokenOpeningTest {
    @Test
    void endsTheAttemptWhoseSocketCannotEvenBegin() {
        MultiDeviceGeneration broken = new MultiDeviceGeneration((server, settings, time, listener) -> {
            throw new IllegalStateException("expected by the test");
        });
        try (AccountStores stores = SqliteAccountStores.inMemory("tests", StoreCipher.plain(), TimeSource.system());
                WhatsAppClient client = WhatsAppClient.builder(
                                AccountSettings.builder("support").build(), stores)
                        .generation(broken)
                        .build()) {
            assertThat(client.execute(new LinkByQr()))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("expected by the test");
        }
    }
}
