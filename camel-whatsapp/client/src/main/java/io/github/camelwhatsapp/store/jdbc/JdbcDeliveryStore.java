package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.DeliveryStore;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.ParkedDelivery;
import io.github.camelwhatsapp.store.PendingConversation;
import io.github.camelwhatsapp.store.PendingDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deliveries in the table {@code delivery}; what concerns a whole route, or no route, is in classes of its own. */
final class JdbcDeliveryStore implements DeliveryStore {
    private static final String COLUMNS =
            InboxColumns.LIST + ", d.route, d.attempt, d.failures, d.next_attempt, d.error";
    private static final String JOINED = " FROM delivery d JOIN inbox i ON i.sequence = d.sequence";
    private static final String ONE = " WHERE sequence = ? AND route = ? AND account = ?";
    private static final int LONGEST_ERROR = 2000;

    private final Scope scope;
    private final InboxColumns inbox;
    private final RouteDeliveries routes;
    private final UnconsumedEvents unconsumed;

    JdbcDeliveryStore(Scope scope) {
        this.scope = scope;
        inbox = new InboxColumns(scope);
        routes = new RouteDeliveries(scope);
        unconsumed = new UnconsumedEvents(scope);
    }

    @Override
    public void add(long sequence, String routeId, String conversation, boolean windowed) {
        if (insert(sequence, routeId, conversation, windowed) == 0) {
            throw new IllegalArgumentException(
                    "The conversation given has no event " + sequence + " in the inbox of the account '"
                            + scope.accountName() + "'; an event is added before its deliveries");
        }
        unconsumed.consumed(sequence);
    }

    private int insert(long sequence, String routeId, String conversation, boolean windowed) {
        try {
            return scope.sql()
                    .update(
                            "INSERT INTO delivery (sequence, route, account, conversation, windowed)"
                                    + " SELECT sequence, ?, account, conversation, ? FROM inbox"
                                    + " WHERE sequence = ? AND account = ? AND conversation = ?",
                            routeId,
                            windowed,
                            sequence,
                            scope.account(),
                            conversation);
        } catch (ConstraintException e) {
            throw new IllegalArgumentException(
                    "The delivery of event " + sequence + " to the route '" + routeId + "' is there already", e);
        }
    }

    @Override
    public List<PendingDelivery> page(
            String routeId, String conversation, long afterSequence, int limit, boolean markWindowed) {
        List<PendingDelivery> page = scope.sql()
                .query(
                        this::pending,
                        "SELECT " + COLUMNS + JOINED
                                + " WHERE d.account = ? AND d.route = ? AND d.parked = 0 AND d.conversation = ?"
                                + " AND d.sequence > ? ORDER BY d.sequence LIMIT ?",
                        scope.account(),
                        routeId,
                        conversation,
                        afterSequence,
                        limit);
        if (markWindowed) {
            page.forEach(delivery -> scope.sql()
                    .update(
                            "UPDATE delivery SET windowed = 1" + ONE + " AND windowed = 0",
                            delivery.sequence(),
                            routeId,
                            scope.account()));
        }
        return page;
    }

    @Override
    public List<PendingConversation> conversations(String routeId) {
        return routes.conversations(routeId);
    }

    @Override
    public boolean settle(long sequence, String routeId) {
        return routes.remove(sequence, routeId);
    }

    @Override
    public boolean failed(long sequence, String routeId, int failures, Instant nextAttempt, String error) {
        return scope.sql()
                        .update(
                                "UPDATE delivery SET failures = ?, next_attempt = ?, error = ?" + ONE
                                        + " AND parked = 0",
                                failures,
                                nextAttempt,
                                shortened(error),
                                sequence,
                                routeId,
                                scope.account())
                > 0;
    }

    @Override
    public boolean park(long sequence, String routeId, String error) {
        return scope.sql()
                        .update(
                                "UPDATE delivery SET parked = 1, windowed = 0, next_attempt = NULL, error = ?" + ONE
                                        + " AND parked = 0",
                                shortened(error),
                                sequence,
                                routeId,
                                scope.account())
                > 0;
    }

    @Override
    public List<ParkedDelivery> parked(int limit) {
        return scope.sql()
                .query(
                        this::parkedDelivery,
                        "SELECT " + COLUMNS + JOINED
                                + " WHERE d.account = ? AND d.parked = 1 ORDER BY d.sequence, d.route LIMIT ?",
                        scope.account(),
                        limit);
    }

    @Override
    public List<ParkedDelivery> parked(String routeId, int limit) {
        return scope.sql()
                .query(
                        this::parkedDelivery,
                        "SELECT " + COLUMNS + JOINED
                                + " WHERE d.account = ? AND d.route = ? AND d.parked = 1 ORDER BY d.sequence LIMIT ?",
                        scope.account(),
                        routeId,
                        limit);
    }

    @Override
    public long parkedCount() {
        return scope.sql().number("SELECT count(*) FROM delivery WHERE account = ? AND parked = 1", scope.account());
    }

    @Override
    public boolean replay(long sequence, String routeId) {
        return scope.sql()
                        .update(
                                "UPDATE delivery SET parked = 0, failures = 0, attempt = attempt + max(failures, 1),"
                                        + " error = NULL"
                                        + ONE + " AND parked = 1",
                                sequence,
                                routeId,
                                scope.account())
                > 0;
    }

    @Override
    public boolean drop(long sequence, String routeId) {
        return routes.remove(sequence, routeId);
    }

    @Override
    public int dropRoute(String routeId, int limit) {
        return routes.drop(routeId, limit);
    }

    @Override
    public int releaseRoute(String routeId, int limit) {
        return routes.release(routeId, limit);
    }

    @Override
    public Set<String> routes() {
        return routes.names();
    }

    @Override
    public int unwindow(String routeId, Set<Long> dispatched) {
        return routes.unwindow(routeId, dispatched);
    }

    @Override
    public List<InboxRow> unconsumed(long afterSequence, int limit) {
        return unconsumed.list(afterSequence, limit);
    }

    @Override
    public boolean adopt(String routeId, long sequence) {
        return unconsumed.adopt(routeId, sequence);
    }

    @Override
    public long unconsumedCount() {
        return unconsumed.count();
    }

    @Override
    public int pruneUnconsumed(Instant olderThan, int maxRows) {
        return unconsumed.prune(olderThan, maxRows);
    }

    private PendingDelivery pending(ResultSet row) throws SQLException {
        long nextAttempt = row.getLong("next_attempt");
        Optional<Instant> next = row.wasNull() ? Optional.empty() : Optional.of(Moments.fromColumn(nextAttempt));
        return new PendingDelivery(
                inbox.read(row),
                row.getString("route"),
                row.getInt("attempt"),
                row.getInt("failures"),
                next,
                Optional.ofNullable(row.getString("error")));
    }

    private ParkedDelivery parkedDelivery(ResultSet row) throws SQLException {
        return new ParkedDelivery(
                inbox.read(row),
                row.getString("route"),
                row.getInt("attempt"),
                row.getInt("failures"),
                row.getString("error"));
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
