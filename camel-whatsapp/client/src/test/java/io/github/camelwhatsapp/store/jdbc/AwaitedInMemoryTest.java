package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class AwaitedInMemoryTest extends AwaitedContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
