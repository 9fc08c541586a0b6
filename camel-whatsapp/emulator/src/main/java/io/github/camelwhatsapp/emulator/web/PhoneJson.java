package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneChat;
import io.github.camelwhatsapp.emulator.phone.PhoneMarks;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneStatus;
import io.github.camelwhatsapp.emulator.phone.PhoneText;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** The JSON forms of phones, chats and messages. Texts are handed over raw: whoever shows them escapes them. Times are ISO 8601. */
final class PhoneJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PhoneDirectory directory;

    PhoneJson(PhoneDirectory directory) {
        this.directory = directory;
    }

    /** {@code {number, name, state, detail, unread}}. */
    ObjectNode phone(Phone phone) {
        int unread = phone.chats().stream().mapToInt(PhoneChat::unread).sum();
        return phone(phone.number(), phone.name(), phone.status()).put("unread", unread);
    }

    /** {@code {number, name, state, detail}}. */
    ObjectNode phone(String number, String name, PhoneStatus status) {
        return NODES.objectNode()
                .put("number", number)
                .put("name", name)
                .put("state", word(status.state()))
                .put("detail", status.detail());
    }

    /** A phone and its chats. */
    ObjectNode snapshot(Phone phone) {
        ObjectNode json = phone(phone);
        ArrayNode chats = json.putArray("chats");
        phone.chats().forEach(chat -> chats.add(chat(chat)));
        ArrayNode texts = json.putArray("texts");
        phone.texts().forEach(text -> texts.add(text(text)));
        return json;
    }

    /** {@code {at, text}}: a text message or a call, beside WhatsApp. */
    ObjectNode text(PhoneText text) {
        return NODES.objectNode().put("at", text.at().toString()).put("text", text.text());
    }

    /** {@code {id, title, group, unread, presence, lastSeen, typing, last}}, without the messages. */
    ObjectNode chat(PhoneChat chat) {
        ObjectNode json = NODES.objectNode()
                .put("id", chat.id())
                .put("title", title(chat))
                .put("group", chat.group())
                .put("unread", chat.unread())
                .put("presence", word(chat.presence().state()))
                .put(
                        "lastSeen",
                        chat.presence().lastSeen().map(Instant::toString).orElse(null));
        ArrayNode typing = json.putArray("typing");
        chat.typing().forEach(number -> typing.add(name(number)));
        json.set("last", chat.last().map(this::message).orElse(null));
        return json;
    }

    /** {@code {id, chat, author, authorName, text, at, direction, tick, content}}, and what has been put to it. */
    ObjectNode message(PhoneMessage message) {
        ObjectNode json = NODES.objectNode()
                .put("id", message.id())
                .put("chat", message.chat())
                .put("author", message.author())
                .put("authorName", name(message.author()))
                .put("text", message.text())
                .put("at", message.at().toString())
                .put("direction", word(message.direction()))
                .put("tick", word(message.tick()));
        message.content().ifPresent(content -> json.set("content", ContentJson.of(content)));
        marks(message.marks(), json);
        return json;
    }

    /** {@code {quote: {id, author, text}, reactions: {number: emoji}, edited, revoked}}, each only if there is something. */
    private static void marks(PhoneMarks marks, ObjectNode json) {
        marks.quote().ifPresent(quote -> json.putObject("quote")
                .put("id", quote.id())
                .put("author", quote.author())
                .put("text", quote.text()));
        if (!marks.reactions().isEmpty()) {
            ObjectNode reactions = json.putObject("reactions");
            marks.reactions().forEach(reactions::put);
        }
        if (marks.edited()) {
            json.put("edited", true);
        }
        if (marks.revoked()) {
            json.put("revoked", true);
        }
    }

    /** A list of messages. */
    ArrayNode messages(Collection<PhoneMessage> messages) {
        ArrayNode list = NODES.arrayNode();
        messages.forEach(message -> list.add(message(message)));
        return list;
    }

    /** {@code {accounts: [{number, name, connected}], groups: [{id, subject, members}]}}. */
    ObjectNode directory() {
        ObjectNode json = NODES.objectNode();
        ArrayNode accounts = json.putArray("accounts");
        directory.accounts().forEach(account -> accounts.addObject()
                .put("number", account.number())
                .put("name", account.name())
                .put("connected", account.connected()));
        ArrayNode groups = json.putArray("groups");
        directory.groups().forEach(group -> {
            ArrayNode members = groups.addObject()
                    .put("id", group.id())
                    .put("subject", group.subject())
                    .putArray("members");
            group.members().forEach(members::add);
        });
        return json;
    }

    static ObjectNode error(String sentence) {
        return NODES.objectNode().put("error", sentence);
    }

    private String title(PhoneChat chat) {
        return chat.title().equals(chat.id()) ? name(chat.id()) : chat.title();
    }

    private String name(String numberOrGroup) {
        return directory.nameOf(numberOrGroup).orElse(numberOrGroup);
    }

    /** The name of a constant as JSON has it: {@code VOICE_NOTE} is {@code voiceNote}. */
    static String word(Enum<?> value) {
        String[] words = value.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }
}
