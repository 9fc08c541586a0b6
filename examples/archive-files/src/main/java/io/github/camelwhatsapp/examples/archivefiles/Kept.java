package io.github.camelwhatsapp.examples.archivefiles;

import java.io.File;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** Which messages are on their page already, for those that come a second time after a crash. */
public final class Kept {
    private static final int IN_MEMORY = 10_000;
    private static final long BYTES_AT_MOST = 100_000_000;

    private Kept() {}

    /** Written down in a file of that folder. */
    public static IdempotentRepository in(String folder) {
        return FileIdempotentRepository.fileIdempotentRepository(new File(folder, ".kept"), IN_MEMORY, BYTES_AT_MOST);
    }
}
