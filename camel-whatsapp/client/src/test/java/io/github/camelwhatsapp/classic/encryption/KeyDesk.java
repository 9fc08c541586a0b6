package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The server's desk for keys and groups: it keeps what it is given and gives each one-time prekey out once. */
final class KeyDesk {
    private final Map<String, List<Node>> uploads = new HashMap<>();
    private final Map<String, Deque<Node>> preKeys = new HashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private int refusals;
    private boolean deaf;
    private int unanswered;

    /** All sets that an account has given it, also those that it refused. */
    synchronized List<Node> uploads(String number) {
        return List.copyOf(uploads.getOrDefault(number, List.of()));
    }

    /** How many one-time prekeys of an account are left. */
    synchronized int left(String number) {
        return preKeys.getOrDefault(number, new ArrayDeque<>()).size();
    }

    /** Refuses so many of the next sets as not acceptable. */
    synchronized void refuse(int times) {
        refusals = times;
    }

    /** From now on no request is answered in time, or each is. */
    synchronized void deaf(boolean now) {
        deaf = now;
    }

    /** How many requests had no answer. */
    synchronized int unanswered() {
        return unanswered;
    }

    /** Says who is in a group. */
    synchronized void group(String id, String... members) {
        groups.put(id, List.of(members));
    }

    synchronized CompletionStage<Node> answer(String number, Node iq) {
        if (deaf) {
            unanswered++;
            return CompletableFuture.failedFuture(
                    new RequestTimeoutException("a request", Duration.ofSeconds(1), "the desk is deaf"));
        }
        if (iq.child("query").isPresent()) {
            return CompletableFuture.completedFuture(group(iq.attributes().requireJid("to")));
        }
        return iq.child("identity").isPresent()
                ? publish(number, iq)
                : CompletableFuture.completedFuture(fetch(iq.child("key").orElseThrow()));
    }

    private Node group(Jid jid) {
        Node.Builder group = Node.builder("group");
        groups.get(jid.user())
                .forEach(member -> group.child(Node.builder("participant")
                        .attribute("jid", Jid.ofPhone(member))
                        .build()));
        return Node.builder("iq").child(group.build()).build();
    }

    private CompletionStage<Node> publish(String number, Node iq) {
        uploads.computeIfAbsent(number, unknown -> new ArrayList<>()).add(iq);
        if (refusals > 0) {
            refusals--;
            return CompletableFuture.failedFuture(new RefusedException("setKeys", 406, "not-acceptable"));
        }
        preKeys.computeIfAbsent(number, unknown -> new ArrayDeque<>())
                .addAll(iq.child("list").orElseThrow().children());
        return CompletableFuture.completedFuture(Node.builder("iq").build());
    }

    private Node fetch(Node wanted) {
        Node.Builder list = Node.builder("list");
        for (Node user : wanted.children()) {
            String number = user.attributes().requireJid("jid").user();
            if (preKeys.containsKey(number)) {
                list.child(bundle(number));
            }
        }
        return Node.builder("iq").child(list.build()).build();
    }

    private Node bundle(String number) {
        List<Node> sets = uploads.get(number);
        Node latest = sets.get(sets.size() - 1);
        Node.Builder user = Node.builder("user").attribute("jid", Jid.ofPhone(number));
        List.of("registration", "type", "identity", "skey")
                .forEach(tag -> user.child(latest.child(tag).orElseThrow()));
        Node next = preKeys.get(number).poll();
        return next == null ? user.build() : user.child(next).build();
    }
}
