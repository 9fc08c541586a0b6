package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every form of the store does with credentials and with keys of what came before. */
abstract class KeyContract extends AccountStoreContract {
    @Test
    void givesBackACredential() {
        write(tx -> tx.credentials().put("noise", new byte[] {1, 2, 3}));

        assertThat(found(tx -> tx.credentials().get("noise")).orElseThrow()).containsExactly(1, 2, 3);
        assertThat(found(tx -> tx.credentials().get("other"))).isEmpty();
    }

    @Test
    void replacesACredential() {
        write(tx -> tx.credentials().put("noise", new byte[] {1}));
        write(tx -> tx.credentials().put("noise", new byte[0]));

        assertThat(found(tx -> tx.credentials().get("noise")).orElseThrow()).isEmpty();
    }

    @Test
    void deletesACredential() {
        write(tx -> tx.credentials().put("noise", new byte[] {1}));

        assertThat(done(tx -> tx.credentials().delete("noise"))).isTrue();
        assertThat(done(tx -> tx.credentials().delete("noise"))).isFalse();
        assertThat(found(tx -> tx.credentials().get("noise"))).isEmpty();
    }

    @Test
    void keepsCredentialsOfAccountsApart() {
        write(tx -> tx.credentials().put("noise", new byte[] {1}));

        assertThat(stores.open("sales")
                        .transact(tx -> tx.credentials().get("noise"))
                        .join())
                .isEmpty();
    }

    @Test
    void takesAKeyOnce() {
        assertThat(done(tx -> tx.dedupe().firstTime("chat/sender/1", now()))).isTrue();
        assertThat(done(tx -> tx.dedupe().firstTime("chat/sender/1", now()))).isFalse();
        assertThat(done(tx -> tx.dedupe().firstTime("chat/sender/2", now()))).isTrue();
        assertThat(stores.open("sales")
                        .transact(tx -> tx.dedupe().firstTime("chat/sender/1", now()))
                        .join())
                .isTrue();
    }

    @Test
    void saysWhetherAKeyIsKnownAndTakesItNotForThat() {
        assertThat(done(tx -> tx.dedupe().isKnown("chat/sender/1"))).isFalse();
        assertThat(done(tx -> tx.dedupe().firstTime("chat/sender/1", now()))).isTrue();

        assertThat(done(tx -> tx.dedupe().isKnown("chat/sender/1"))).isTrue();
        assertThat(done(tx -> tx.dedupe().isKnown("chat/sender/2"))).isFalse();
    }

    @Test
    void forgetsOldKeysInPortions() {
        write(tx -> {
            for (int i = 0; i < 5; i++) {
                tx.dedupe().firstTime("old-" + i, now());
            }
        });
        time.advance(Duration.ofDays(31));
        write(tx -> tx.dedupe().firstTime("young", now()));

        assertThat(number(tx -> tx.dedupe().prune(now().minus(Duration.ofDays(30)), 3)))
                .isEqualTo(3);
        assertThat(number(tx -> tx.dedupe().prune(now().minus(Duration.ofDays(30)), 3)))
                .isEqualTo(2);
        assertThat(done(tx -> tx.dedupe().firstTime("old-0", now()))).isTrue();
        assertThat(done(tx -> tx.dedupe().firstTime("young", now()))).isFalse();
    }
}
