package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who of those that stand in line to be sent may go now, by the account's pace. What was sealed before went before: it goes again at
 * once. Nobody overtakes. Safe for use by several threads.
 */
final class PacedLine {
    private final Pacer pacer;
    private final TimeSource time;
    private final Consumer<String> onTurn;
    private boolean holding;
    private Instant heldUntil = Instant.MIN;

    /** @param onTurn is told the id of each message whose turn has come */
    PacedLine(Pacer pacer, TimeSource time, Consumer<String> onTurn) {
        this.pacer = pacer;
        this.time = time;
        this.onTurn = onTurn;
    }

    /** Whether one that finds nobody in line may go at once. */
    boolean mayGo(QueuedOperation operation) {
        return pacer.mayGo(operation.pacedMessages());
    }

    /** The first of these whose turn has come; those behind them are held for {@link #pause}. */
    synchronized List<OutboxRow> due(List<OutboxRow> rows) {
        int count = 0;
        while (count < rows.size() && mayGo(rows.get(count))) {
            onTurn.accept(rows.get(count).id());
            count++;
        }
        hold(count < rows.size());
        return rows.subList(0, count);
    }

    /** The account went offline: what waits now waits for that. */
    synchronized void offline() {
        hold(false);
    }

    /** How long until the next may go. */
    Duration pause() {
        return pacer.pause();
    }

    /** Whether somebody waits for nothing but the pace. */
    synchronized boolean isHolding() {
        return holding;
    }

    /** From when on the time counts of one that has waited since then and whose turn has not come. */
    synchronized Instant countsFrom(Instant since) {
        Instant held = holding ? time.now() : heldUntil;
        return held.isAfter(since) ? held : since;
    }

    private boolean mayGo(OutboxRow row) {
        return pacer.mayGo(messagesOf(row));
    }

    /** What is sealed was paced before; what cannot be read is nobody's message and goes on to where that is told. */
    private static int messagesOf(OutboxRow row) {
        try {
            return row.sealed().isPresent()
                    ? 0
                    : RecordCodec.decodeOperation(row.plain()).pacedMessages();
        } catch (StoreCorruptException e) {
            return 0;
        }
    }

    private void hold(boolean next) {
        if (holding || next) {
            heldUntil = time.now();
        }
        holding = next;
    }
}
