package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the phone's groups up to date from the list that it asks for and from notifications. It asks when it logs in, and again
 * when it meets a group that it was not told of. Used on the phone's lane only.
 */
final class GroupNews {
    private static final int ASKED_LIMIT = 1_000;

    private final Chats chats;
    private final Groups groups;
    private final Line line;
    private final Set<ChatId> askedFor = new HashSet<>();
    private int iqCounter;

    GroupNews(Chats chats, Groups groups, Line line) {
        this.chats = chats;
        this.groups = groups;
        this.line = line;
    }

    /** A connection is open: asks for the list. */
    void opened() {
        iqCounter = 0;
        askedFor.clear();
        ask();
    }

    /** Something happens in a chat: asks if it is a group that the phone knows nothing of, once on each connection. */
    void met(ChatId chat) {
        if (chat.isGroup() && !groups.knows(chat) && askedFor.size() < ASKED_LIMIT && askedFor.add(chat)) {
            ask();
        }
    }

    private void ask() {
        line.send(PhoneStanzas.groups(Integer.toHexString(++iqCounter)));
    }

    /** {@code <groups><group id subject><participant jid/>...</group>...</groups>}. */
    void listed(Node list) {
        list.children().forEach(this::described);
    }

    /** A notification of the type {@code w:gp2}; its children are classic.md section 10. */
    void notified(Node notification) {
        Optional<ChatId> group =
                notification.attributes().jid("from").flatMap(ChatId::of).filter(ChatId::isGroup);
        group.ifPresent(id -> notification.children().forEach(child -> happened(id, child)));
    }

    private void happened(ChatId group, Node news) {
        switch (news.tag()) {
            case "create" -> news.child("group").ifPresent(this::described);
            case "subject" -> news.attribute("subject").ifPresent(subject -> chats.title(group, subject));
            case "add" -> {
                chats.open(group);
                news.attribute("subject").ifPresent(subject -> chats.title(group, subject));
                if (!groups.knows(group)) {
                    ask();
                }
                groups.add(group, members(news));
            }
            case "remove" -> groups.remove(group, members(news));
            default -> chats.open(group);
        }
    }

    private void described(Node group) {
        id(group).ifPresent(id -> {
            chats.open(id);
            group.attribute("subject").ifPresent(subject -> chats.title(id, subject));
            groups.set(id, members(group));
        });
    }

    private static Optional<ChatId> id(Node group) {
        String text = group.attributes().requireText("id");
        return ChatId.of(text.indexOf('@') < 0 ? Jid.ofGroup(text) : Jid.parse(text));
    }

    private static List<String> members(Node parent) {
        return parent.children().stream()
                .filter(child -> child.is("participant"))
                .map(child -> child.attributes().requireJid("jid").user())
                .toList();
    }
}
