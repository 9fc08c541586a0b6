package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class KeyInMemoryTest extends KeyContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
