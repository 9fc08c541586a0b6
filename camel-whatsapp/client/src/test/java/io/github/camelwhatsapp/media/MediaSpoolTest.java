package io.github.camelwhatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSpoolTest {
    @TempDir
    private Path directory;

    @Test
    void removesWhatAnEarlierRunHasLeftAndNothingThatWasTakenInSince() throws IOException {
        MediaSpool earlier = new MediaSpool(directory);
        String known = earlier.keep(earlier.newOutgoing());
        String unknown = earlier.keep(earlier.newOutgoing());
        Path half = earlier.newOutgoing();

        MediaSpool spool = new MediaSpool(directory);
        String taken = spool.keep(spool.newOutgoing());
        Path beingTaken = spool.newOutgoing();
        spool.keepOnly(Set.of(known));

        Path out = directory.resolve("out");
        assertThat(out.resolve(known)).exists();
        assertThat(out.resolve(unknown)).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(out.resolve(taken)).exists();
        assertThat(beingTaken).exists();
    }

    @Test
    void goesWhenNobodyComesBackToItAndTheLastFetchedFileIsReleased() throws IOException {
        Path mine = directory.resolve("mine");
        MediaSpool spool = new MediaSpool(mine);
        Path waiting = spool.newOutgoing();
        Path fetched = spool.newIncoming();

        spool.abandon();
        assertThat(waiting).doesNotExist();
        assertThat(Files.exists(fetched)).isTrue();
        spool.release(fetched);
        assertThat(mine).doesNotExist();
    }
}
