package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;

final class InboxInMemoryTest extends InboxContract {
    @Override
    AccountStores open() {
        return TestStores.memory(time, recording);
    }
}
