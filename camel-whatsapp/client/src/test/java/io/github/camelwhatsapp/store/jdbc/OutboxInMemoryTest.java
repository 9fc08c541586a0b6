package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class OutboxInMemoryTest extends OutboxContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
