package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.Endpoint;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SignalAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What can go wrong with the keys of a phone on today's network, at a test's wish; get it from {@link Phone#troubles()}. Each call has
 * had its effect when it returns, so it is not for the phone's own listeners. Safe for use by several threads.
 */
public final class PhoneTroubles {
    private final TodaysSide side;
    private final Executor lane;
    private final PhonePatience patience;

    PhoneTroubles(TodaysSide side, Executor lane, PhonePatience patience) {
        this.side = side;
        this.lane = lane;
        this.patience = patience;
    }

    /** The sessions of a phone at one moment: secrets, which it prints nothing of. */
    public static final class Backup {
        private final Map<SignalAddress, SessionRecord> sessions;

        private Backup(Map<SignalAddress, SessionRecord> sessions) {
            this.sessions = sessions;
        }
    }

    /** It forgets the sender keys that members of groups have given it, and to whom it has given its own. */
    public void losesSenderKeys() {
        run(Endpoint::losesSenderKeys);
    }

    /** Takes a copy of its sessions. */
    public Backup backsUp() {
        return patience.waits(
                "a copy of its sessions",
                CompletableFuture.supplyAsync(() -> new Backup(side.endpoint().sessions()), lane));
    }

    /**
     * Goes back to a copy of its sessions: its ratchets are stale then. What it sends next uses keys and counters a second time, which the
     * crypto ledger writes down unless the others have moved the ratchet on since.
     */
    public void restores(Backup backup) {
        run(endpoint -> endpoint.restores(backup.sessions));
    }

    /** It is set up anew under its number: with another identity and no sessions; its linked devices are off. */
    public void isSetUpAnew() {
        patience.waits("being set up anew", CompletableFuture.runAsync(side::setUpAnew, lane));
    }

    /** It addresses persons by their numbers from now on, as before hidden ids, or by hidden ids, as at first. */
    public void writesToNumbers(boolean numbers) {
        run(endpoint -> endpoint.addressesByNumber(numbers));
    }

    /**
     * It leaves the linked devices of everybody out of what it sends from now on, its own included, as if it did not know them; or not any
     * more. They get the message without its content, and ask their phone for it.
     */
    public void leavesOutLinked(boolean out) {
        run(endpoint -> endpoint.leavesOutLinked(out));
    }

    /**
     * It fails to read a share of the messages that come from now on, and asks for each of them once more.
     *
     * @param share 0 to 1
     * @param seed for the choice, which is the same in each run
     * @throws IllegalArgumentException if it is no share
     */
    public void misreads(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is 0 to 1, " + share + " was given");
        }
        run(endpoint -> endpoint.misreads(share, seed));
    }

    private void run(Consumer<Endpoint> trouble) {
        patience.waits("its trouble to begin", CompletableFuture.runAsync(() -> trouble.accept(side.endpoint()), lane));
    }
}
