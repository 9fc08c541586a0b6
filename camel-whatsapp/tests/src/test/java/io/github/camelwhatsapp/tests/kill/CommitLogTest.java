package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By this log acks are judged: it must believe neither too much nor too little. */
class CommitLogTest {
    @TempDir
    private Path directory;

    @Test
    void believesWhatIsDone() throws IOException {
        CommitLog log = log("#", "+a", "=a");

        assertThat(log.contains("a")).isTrue();
        assertThat(log.contains("b")).isFalse();
    }

    @Test
    void doesNotBelieveACommitThatIsUnderWay() throws IOException {
        assertThat(log("#", "+a").contains("a")).isFalse();
    }

    @Test
    void allowsThatACommitThatAKillCutShortWasKept() throws IOException {
        assertThat(log("#", "+a", "#").contains("a")).isTrue();
    }

    @Test
    void asksForACommitOfItsOwnWhenTheMessageIsStoredAgain() throws IOException {
        assertThat(log("#", "+a", "#", "+a").contains("a")).isFalse();
    }

    @Test
    void readsOnFromWhereItWas() throws IOException {
        CommitLog log = log("#", "+a");
        log.contains("a");
        log("=a");

        assertThat(log.contains("a")).isTrue();
    }

    private CommitLog log(String... lines) throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new CommitLog(file);
    }
}
