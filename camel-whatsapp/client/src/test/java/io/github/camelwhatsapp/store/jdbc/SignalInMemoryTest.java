package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class SignalInMemoryTest extends SignalContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
