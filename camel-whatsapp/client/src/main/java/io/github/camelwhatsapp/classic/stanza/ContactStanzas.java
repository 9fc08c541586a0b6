package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contact sync: requests of the namespace {@code urn:xmpp:whatsapp:sync}. Source: classic.md section 13. */
public final class ContactStanzas {
    private ContactStanzas() {}

    /**
     * One part of a sync.
     *
     * @param mode what the sync is for
     * @param syncId what all its parts share
     * @param index which part, from 0
     * @param last whether it is the final one
     * @param numbers each with a plus
     * @param deleted who is no longer a contact
     */
    public record Part(
            ContactSyncMode mode, String syncId, int index, boolean last, List<String> numbers, List<Party> deleted) {
        /** The {@code <iq>} of this part. */
        public Node request(String id) {
            return Node.builder("iq")
                    .attribute("id", id)
                    .attribute("xmlns", "urn:xmpp:whatsapp:sync")
                    .attribute("type", "get")
                    .child(Node.builder("sync")
                            .attribute("mode", mode.mode())
                            .attribute("context", mode.context())
                            .attribute("sid", syncId)
                            .attribute("index", Integer.toString(index))
                            .attribute("last", Boolean.toString(last))
                            .children(numbers.stream()
                                    .map(number ->
                                            Node.builder("user").data(number).build())
                                    .toList())
                            .children(deleted.stream()
                                    .map(ContactStanzas::deleted)
                                    .toList())
                            .build())
                    .build();
        }
    }

    /**
     * What the server knows of a part's numbers.
     *
     * @throws UnsupportedStanzaException if the reply holds no {@code <sync>}
     */
    public static ContactSyncResult result(Node reply) {
        Node sync = reply.child("sync").orElseThrow(() -> new UnsupportedStanzaException("an answer without <sync>"));
        Map<String, Party> existing = new LinkedHashMap<>();
        users(sync, "in")
                .forEach(user ->
                        existing.put(user.text(), Party.of(user.attributes().requireJid("jid"))));
        return new ContactSyncResult(
                sync.attribute("sid").orElse(""),
                existing,
                users(sync, "out").stream()
                        .map(user -> user.text().replace("+", ""))
                        .toList(),
                users(sync, "invalid").stream().map(Node::text).toList(),
                sync.attributes().number("wait").filter(seconds -> seconds >= 0).map(Duration::ofSeconds),
                sync.attribute("version"));
    }

    private static Node deleted(Party party) {
        return Node.builder("user")
                .attribute("jid", party.id().toString())
                .attribute("type", "delete")
                .build();
    }

    private static List<Node> users(Node sync, String list) {
        return sync.child(list).map(Node::children).orElse(List.of());
    }
}
