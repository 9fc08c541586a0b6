package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class TransactionInMemoryTest extends TransactionContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
