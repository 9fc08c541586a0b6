package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who is in which group: asked once in a connection, and again when the server says that something changed. Used on the lane only. Source:
 * multidevice-messaging.md section 7.3.
 */
final class Rosters {
    private static final int MOST = 2_000;

    private final Server server;
    private final Map<Jid, CompletableFuture<Roster>> rosters = new LinkedHashMap<>();

    Rosters(Server server) {
        this.server = server;
    }

    /** Finds who is in a group; fails as requests do, 404 when there is none, 403 when we are not in it. */
    CompletionStage<Roster> of(Jid group) {
        CompletableFuture<Roster> known = rosters.get(group);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        if (rosters.size() >= MOST) {
            rosters.remove(rosters.keySet().iterator().next());
        }
        CompletableFuture<Roster> asked = server.ask("getGroup", id -> Roster.request(id, group))
                .thenApply(Roster::of)
                .toCompletableFuture();
        rosters.put(group, asked);
        return asked;
    }

    /** Whether this is what is known of a group: news of it may have come meanwhile. */
    boolean isStill(Jid group, Roster roster) {
        CompletableFuture<Roster> known = rosters.get(group);
        return known != null
                && known.isDone()
                && !known.isCompletedExceptionally()
                && known.join().equals(roster);
    }

    /** What a group allows, if it was asked for before; nothing is known otherwise. */
    GroupRules rules(Jid group) {
        CompletableFuture<Roster> known = rosters.get(group);
        return known != null && known.isDone() && !known.isCompletedExceptionally()
                ? known.join().rules()
                : GroupRules.UNKNOWN;
    }

    /** The group is asked for again by whoever needs it next. */
    void forget(Jid group) {
        rosters.remove(group);
    }

    /** All groups are. */
    void forgetAll() {
        rosters.clear();
    }
}
