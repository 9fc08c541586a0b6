package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AccountStores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class AwaitedInFileTest extends AwaitedContract {
    @TempDir
    Path directory;

    @Override
    AccountStores open() {
        return TestStores.file(directory, time, recording);
    }
}
