package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.multidevice.message.MessageIds;
import io.github.camelwhatsapp.spi.AccountContext;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Message ids of a linked account, as browsers make them: of time, own number and chance. The number is in the store from the moment of
 * linking; until it has been read from there the settings' is taken, or none: an id is as good without, chance alone makes it unique. Safe
 * for use by several threads. Source: multidevice-messaging.md section 3.2.
 */
final class LinkedMessageIds implements Supplier<String> {
    private final AccountContext account;
    private final SecureRandom random;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Optional<String> linked = Optional.empty();

    LinkedMessageIds(AccountContext account, SecureRandom random) {
        this.account = account;
        this.random = random;
        look();
    }

    @Override
    public String get() {
        if (linked.isEmpty()) {
            look();
        }
        byte[] chance = new byte[MessageIds.RANDOM_LENGTH];
        random.nextBytes(chance);
        return MessageIds.of(account.time().now(), linked.orElseGet(account.settings()::phoneNumber), chance);
    }

    /** Looks the number up, once at a time; a store that cannot be read is told of by who needs it. */
    private void look() {
        if (looking.compareAndSet(false, true)) {
            account.store()
                    .transact(tx -> Device.load(tx.credentials())
                            .filter(Device::isLinked)
                            .map(device -> device.own().user()))
                    .whenComplete((found, problem) -> {
                        if (problem == null) {
                            linked = found;
                        }
                        looking.set(false);
                    });
        }
    }
}
