package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What the harness needs of the network of one generation. */
interface Network {
    /** How the process under test finds it and says who it is. */
    Access access();

    /** Whether everything that is said is encrypted end to end. */
    boolean isEncrypted();

    /** Whether a first process has something to do before anybody writes to it. */
    boolean isToBePrepared();

    /** Has the first process do that, and waits until it is done. */
    void prepare(SubjectProcess process) throws IOException, InterruptedException;

    /** Starts somebody who writes to the account under test. */
    Correspondent correspondent(String number);

    /** What goes wrong between the server and the account under test. */
    FaultPlan faults();

    /** Waits until the account under test has acked everything. */
    void awaitSettled(Duration limit);

    /** What passed between the server and the account under test. */
    List<Entry> ofSubject();

    /** What passed between the server and everybody else. */
    List<Entry> ofOthers();
}
