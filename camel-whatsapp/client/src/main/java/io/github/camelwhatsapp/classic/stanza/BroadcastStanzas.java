package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.BroadcastList;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.DeleteBroadcastLists;
import io.github.camelwhatsapp.operation.GetBroadcastLists;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Broadcasts, and the lists of recipients that the server keeps. Source: classic.md sections 5.4 and 7.2. */
final class BroadcastStanzas {
    /** What a message to one person carries and a broadcast does not. */
    private static final Set<String> NOT_IN_A_BROADCAST = Set.of("t", "notify");

    static final RequestFamily REQUESTS = new RequestFamily()
            .add(
                    GetBroadcastLists.class,
                    (id, operation) -> iq(id, "get", Node.of("lists")),
                    (operation, reply) -> lists(reply))
            .add(DeleteBroadcastLists.class, (id, operation) -> iq(id, "set", delete(operation.lists())));

    private BroadcastStanzas() {}

    /** The address of a broadcast that is sent now. */
    static Party list(Instant now) {
        return Party.of(Jid.of(Long.toString(now.getEpochSecond()), Jid.BROADCAST_SERVER));
    }

    /**
     * A message to a list, whatever it says, with its recipients.
     *
     * @param message the message as it would go to one person, addressed to {@link #list}
     */
    static Node withRecipients(Node message, List<Party> recipients) {
        Node.Builder broadcast = Node.builder("message");
        message.attributes().forEach((name, value) -> {
            if (!NOT_IN_A_BROADCAST.contains(name)) {
                broadcast.attribute(name, value.toString());
            }
        });
        return broadcast
                .children(message.children())
                .child(Node.builder("broadcast")
                        .children(recipients.stream()
                                .map(recipient -> Node.builder("to")
                                        .attribute("jid", recipient.id().toString())
                                        .build())
                                .toList())
                        .build())
                .build();
    }

    private static List<BroadcastList> lists(Node reply) {
        return reply.child("lists").map(Node::children).orElse(List.of()).stream()
                .map(list -> new BroadcastList(
                        Party.of(list.attributes().requireJid("id")),
                        list.attribute("name").orElse(""),
                        list.children().stream()
                                .map(recipient ->
                                        Party.of(recipient.attributes().requireJid("jid")))
                                .toList()))
                .toList();
    }

    private static Node delete(List<Party> lists) {
        return Node.builder("delete")
                .children(lists.stream()
                        .map(list -> Node.builder("list")
                                .attribute("id", list.id().toString())
                                .build())
                        .toList())
                .build();
    }

    private static Node iq(String id, String type, Node what) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", "w:b")
                .attribute("type", type)
                .attribute("to", Jid.USER_SERVER)
                .child(what)
                .build();
    }
}
