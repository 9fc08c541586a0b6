package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;

/** Opens stores for tests. */
final class TestStores {
    static final String OWNER = "tests";

    private TestStores() {}

    static SqliteAccountStores file(Path directory, TimeSource time, RecordingSource recording) {
        return SqliteAccountStores.open(directory, OWNER, StoreCipher.plain(), time, recording::around);
    }

    static SqliteAccountStores memory(TimeSource time, RecordingSource recording) {
        return SqliteAccountStores.inMemory(OWNER, StoreCipher.plain(), time, recording::around);
    }
}
