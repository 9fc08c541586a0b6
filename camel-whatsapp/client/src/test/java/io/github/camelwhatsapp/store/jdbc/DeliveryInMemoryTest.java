package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class DeliveryInMemoryTest extends DeliveryContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
