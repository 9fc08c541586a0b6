package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.message.MessageIds;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkedMessageIdsTest {
    private static final JsonNode VECTOR = VectorFile.MESSAGING.group("messageId");
    private static final Instant NOW =
            Instant.ofEpochSecond(VECTOR.required("unixSeconds").asLong());
    private static final byte[] CHANCE = TransportVectors.hex(VECTOR.required("random16"));

    private final VirtualTimeSource time = new VirtualTimeSource(NOW);
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), time);
    private final AccountStore store = stores.open("linked");
    private final AccountContext account = new AccountContext(
            AccountSettings.builder("linked").generation("multidevice").build(), store, time, Runnable::run);

    @AfterEach
    void close() {
        store.close();
        stores.close();
    }

    @Test
    @HoldsVectors(groups = "messageId")
    void areMadeOfTimeNumberAndChance() {
        store.perform(tx -> linked(VECTOR.required("user").asText()).save(tx.credentials()))
                .join();
        LinkedMessageIds ids = new LinkedMessageIds(account, new Loaded());

        await().untilAsserted(() ->
                assertThat(ids.get()).isEqualTo(VECTOR.required("id").asText()));
    }

    @Test
    void areMadeBeforeAnAccountIsLinked() {
        LinkedMessageIds ids = new LinkedMessageIds(account, new Loaded());

        assertThat(ids.get()).isEqualTo(MessageIds.of(NOW, "", CHANCE)).matches("3EB0[0-9A-F]{18}");
        store.perform(tx -> linked("34600000001").save(tx.credentials())).join();
        await().untilAsserted(() -> assertThat(ids.get()).isEqualTo(MessageIds.of(NOW, "34600000001", CHANCE)));
    }

    private static Device linked(String user) {
        return Device.generate(new SecureRandom())
                .linked(
                        Jid.ofPhone(user).withDevice(3),
                        Optional.empty(),
                        new byte[1],
                        "android",
                        Optional.empty(),
                        NOW);
    }

    /** Draws the same bytes each time. */
    private static final class Loaded extends SecureRandom {
        private static final long serialVersionUID = 1;

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(CHANCE, 0, bytes, 0, bytes.length);
        }
    }
}
