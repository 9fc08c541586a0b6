package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class FaultInMemoryTest extends FaultContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
