package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class LinkedDeviceInMemoryTest extends LinkedDeviceContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
