package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings messages from person to person, to groups and to ad-hoc lists: into the mailbox of each recipient, or into none. It
 * keeps content, type and {@code notify} as they are and neither drops nor reorders what comes twice. Used on the lane only.
 * Source: classic.md sections 7.1 to 7.3.
 */
public final class Courier {
    private final Accounts accounts;
    private final Groups groups;
    private final int broadcastRecipients;

    Courier(Accounts accounts, Groups groups, int broadcastRecipients) {
        this.accounts = accounts;
        this.groups = groups;
        this.broadcastRecipients = broadcastRecipients;
    }

    /**
     * Delivers a message.
     *
     * @param author who sent it
     * @param message as it came, with {@code to}, {@code id} and {@code type}
     * @param at the time that the recipients see
     * @return empty if it lies in every recipient's mailbox, else why it lies in none
     */
    public Optional<Refusal> deliver(Account author, Node message, Instant at) {
        Jid to = message.attributes().requireJid("to");
        if (to.isGroup()) {
            return toGroup(author, to, message, at);
        }
        if (to.isBroadcast()) {
            return toList(author, to, message, at);
        }
        return accounts.find(to.user())
                .filter(account -> account.jid().equals(to))
                .map(account -> store(author, List.of(account), incoming(author, author.jid(), message, at)))
                .orElse(Optional.of(Refusal.UNKNOWN_RECIPIENT));
    }

    private Optional<Refusal> toGroup(Account author, Jid to, Node message, Instant at) {
        Group group = groups.find(to).orElse(null);
        if (group == null) {
            return Optional.of(Refusal.UNKNOWN_RECIPIENT);
        }
        if (!group.hasMember(author.jid())) {
            return Optional.of(Refusal.NOT_A_MEMBER);
        }
        Optional<Jid> only = message.attributes().jid("participant");
        List<Account> others = group.members().stream()
                .filter(member -> !member.equals(author.jid()))
                .filter(member -> only.isEmpty() || only.get().equals(member))
                .flatMap(member -> accounts.find(member.user()).stream())
                .toList();
        return store(author, others, incoming(author, to, message, at));
    }

    private Optional<Refusal> toList(Account author, Jid to, Node message, Instant at) {
        List<Node> named = message.child("broadcast").map(Node::children).orElse(List.of());
        if (named.size() > broadcastRecipients) {
            return Optional.of(Refusal.TOO_MANY_RECIPIENTS);
        }
        Map<Jid, Account> recipients = new LinkedHashMap<>();
        for (Node entry : named) {
            Jid jid = entry.attributes().requireJid("jid");
            accounts.find(jid.user()).ifPresent(account -> recipients.put(jid, account));
        }
        if (recipients.isEmpty() || recipients.size() < named.size()) {
            return Optional.of(Refusal.UNKNOWN_RECIPIENT);
        }
        Optional<Refusal> refusal = store(author, List.copyOf(recipients.values()), incoming(author, to, message, at));
        if (refusal.isEmpty()) {
            author.broadcastLists().put(to, List.copyOf(recipients.keySet()));
        }
        return refusal;
    }

    private static Optional<Refusal> store(Account author, List<Account> recipients, Node incoming) {
        if (!recipients.stream().allMatch(recipient -> recipient.mailbox().hasRoom())) {
            return Optional.of(Refusal.MAILBOX_FULL);
        }
        String chat = incoming.attributes().requireText("from");
        String participant = incoming.attribute("participant").orElse("");
        String id = incoming.attributes().requireText("id");
        // Who blocked the author hears nothing, and the author does not learn it.
        for (Account recipient : recipients) {
            if (!chatIsGroup(incoming) && recipient.blocks(author.jid())) {
                continue;
            }
            recipient.deliveries().add(chat, participant, id, author);
            recipient.mailbox().store(directed(incoming, recipient));
        }
        return Optional.empty();
    }

    /** Of the parts that are encrypted for one member each, a recipient gets its own. Source: classic.md section 9.5. */
    private static Node directed(Node incoming, Account recipient) {
        Optional<Node> participants = incoming.child("participants");
        if (participants.isEmpty()) {
            return incoming;
        }
        Node.Builder directed = Node.builder("message");
        incoming.attributes().forEach((name, value) -> {
            if (value instanceof Jid jid) {
                directed.attribute(name, jid);
            } else {
                directed.attribute(name, String.valueOf(value));
            }
        });
        participants.get().children().stream()
                .filter(to -> to.attributes()
                        .jid("jid")
                        .filter(recipient.jid()::equals)
                        .isPresent())
                .flatMap(to -> to.children().stream())
                .forEach(directed::child);
        incoming.children().stream().filter(child -> !child.is("participants")).forEach(directed::child);
        return directed.build();
    }

    private static Node incoming(Account author, Jid chat, Node message, Instant at) {
        Node.Builder incoming = Node.builder("message")
                .attribute("from", chat)
                .attribute("id", message.attributes().requireText("id"))
                .attribute("type", message.attributes().requireText("type"))
                .attribute("t", Long.toString(at.getEpochSecond()))
                .attribute("notify", message.attribute("notify"));
        if (!chat.equals(author.jid())) {
            incoming.attribute("participant", author.jid());
        }
        message.children().stream().filter(child -> !child.is("broadcast")).forEach(incoming::child);
        return incoming.build();
    }

    private static boolean chatIsGroup(Node incoming) {
        return incoming.attributes().requireJid("from").isGroup();
    }
}
