package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.delivery.DeliveryStatistics;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an account does: what health checks, consoles and meters show of it. It holds nothing that anybody wrote, and no secret.
 *
 * @param account its name
 * @param generation the generation of the protocol that it speaks
 * @param status its connection; empty while nothing uses the account
 * @param reconnects how many times it was connected after the first one
 * @param lastProof when the server last answered a request
 * @param statistics what waits in its inbox and outbox
 */
public record AccountReport(
        String account,
        String generation,
        Optional<ConnectionStatus> status,
        long reconnects,
        Optional<Instant> lastProof,
        DeliveryStatistics statistics) {
    /** How its state is called when nothing uses the account. */
    public static final String CLOSED = "CLOSED";

    /** Its state, one of {@link ConnectionState} or {@link #CLOSED}. */
    public String state() {
        return status.map(ConnectionStatus::state).map(ConnectionState::name).orElse(CLOSED);
    }

    /** Whether it is logged in. */
    public boolean isOnline() {
        return status.filter(ConnectionStatus::isOnline).isPresent();
    }

    /** The same as a map of plain values for those who write it as JSON: texts, numbers and moments in ISO 8601. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("account", account);
        map.put("generation", generation);
        map.put("state", state());
        status.ifPresent(present -> {
            map.put("cause", present.cause().toString());
            map.put("since", present.since().toString());
        });
        map.put("reconnects", reconnects);
        lastProof.ifPresent(moment -> map.put("lastProof", moment.toString()));
        map.put("inbox", statistics.inbox());
        map.put("inflight", statistics.inflight());
        map.put("parked", statistics.parked());
        map.put("unconsumed", statistics.unconsumed());
        map.put("outbox", statistics.outbox().waiting());
        map.put("paced", statistics.outbox().paced());
        statistics.oldest().ifPresent(moment -> map.put("oldest", moment.toString()));
        statistics.oldestInflight().ifPresent(moment -> map.put("oldestInflight", moment.toString()));
        statistics.outbox().oldest().ifPresent(moment -> map.put("oldestOutbox", moment.toString()));
        return map;
    }
}
