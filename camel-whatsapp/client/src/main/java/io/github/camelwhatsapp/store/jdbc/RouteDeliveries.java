package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.PendingConversation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deliveries by route. Routes and conversations are found by leaping from one to the next in the index, so that the cost
 * grows with their number and not with that of the deliveries.
 */
final class RouteDeliveries {
    private static final String NAMES = "WITH RECURSIVE name(route) AS ("
            + "SELECT min(route) FROM delivery WHERE account = ?1"
            + " UNION ALL"
            + " SELECT (SELECT min(d.route) FROM delivery d WHERE d.account = ?1 AND d.route > name.route)"
            + " FROM name WHERE name.route IS NOT NULL)"
            + " SELECT route FROM name WHERE route IS NOT NULL";
    private static final String CONVERSATIONS = "WITH RECURSIVE chat(conversation) AS ("
            + "SELECT min(conversation) FROM delivery WHERE account = ?1 AND route = ?2 AND parked = 0"
            + " UNION ALL"
            + " SELECT (SELECT min(d.conversation) FROM delivery d"
            + " WHERE d.account = ?1 AND d.route = ?2 AND d.parked = 0 AND d.conversation > chat.conversation)"
            + " FROM chat WHERE chat.conversation IS NOT NULL)"
            + " SELECT conversation, (SELECT min(d.sequence) FROM delivery d"
            + " WHERE d.account = ?1 AND d.route = ?2 AND d.parked = 0 AND d.conversation = chat.conversation) AS first"
            + " FROM chat WHERE conversation IS NOT NULL ORDER BY first";
    private static final String ONE = " WHERE sequence = ? AND route = ? AND account = ?";

    private final Scope scope;

    RouteDeliveries(Scope scope) {
        this.scope = scope;
    }

    Set<String> names() {
        return new LinkedHashSet<>(scope.sql().query(row -> row.getString(1), NAMES, scope.account()));
    }

    List<PendingConversation> conversations(String route) {
        return scope.sql()
                .query(
                        row -> new PendingConversation(row.getString(1), row.getLong(2)),
                        CONVERSATIONS,
                        scope.account(),
                        route);
    }

    /** Removes a delivery, and the event if no other delivery is left. */
    boolean remove(long sequence, String route) {
        if (!removeDelivery(sequence, route)) {
            return false;
        }
        scope.sql()
                .update(
                        "DELETE FROM inbox WHERE sequence = ?1 AND account = ?2"
                                + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.sequence = ?1)",
                        sequence,
                        scope.account());
        return true;
    }

    int drop(String route, int limit) {
        List<Long> sequences = sequences(route, limit);
        sequences.forEach(sequence -> remove(sequence, route));
        return sequences.size();
    }

    int release(String route, int limit) {
        List<Long> sequences = sequences(route, limit);
        sequences.forEach(sequence -> release(sequence, route));
        return sequences.size();
    }

    int unwindow(String route, Set<Long> dispatched) {
        for (long sequence : dispatched) {
            scope.sql()
                    .update(
                            "UPDATE delivery SET windowed = 0, attempt = attempt + 1" + ONE + " AND windowed = 1",
                            sequence,
                            route,
                            scope.account());
        }
        return scope.sql()
                .update(
                        "UPDATE delivery SET windowed = 0 WHERE account = ? AND route = ? AND windowed = 1",
                        scope.account(),
                        route);
    }

    private void release(long sequence, String route) {
        removeDelivery(sequence, route);
        scope.sql()
                .update(
                        "UPDATE inbox SET consumed = 0 WHERE sequence = ?1 AND account = ?2 AND consumed = 1"
                                + " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.sequence = ?1)",
                        sequence,
                        scope.account());
    }

    private boolean removeDelivery(long sequence, String route) {
        return scope.sql().update("DELETE FROM delivery" + ONE, sequence, route, scope.account()) > 0;
    }

    private List<Long> sequences(String route, int limit) {
        return scope.sql()
                .query(
                        row -> row.getLong(1),
                        "SELECT sequence FROM delivery WHERE account = ? AND route = ? LIMIT ?",
                        scope.account(),
                        route,
                        limit);
    }
}
