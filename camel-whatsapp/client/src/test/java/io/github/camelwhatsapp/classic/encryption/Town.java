package io.github.camelwhatsapp.classic.encryption;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** People who encrypt for each other, and the server between them, which hands on what the test wants it to. */
final class Town implements AutoCloseable {
    final VirtualTimeSource time = new VirtualTimeSource();
    final KeyDesk desk = new KeyDesk();
    private final ExecutorService lane = Executors.newSingleThreadExecutor();
    private final AccountStores stores = SqliteAccountStores.inMemory("town", StoreCipher.plain(), time);

    /** Somebody who has given the server their keys. */
    Person person(String number) {
        Person person = newcomer(number);
        person.begin();
        await().until(() -> desk.left(number) == OwnKeys.FULL);
        return person;
    }

    /** Somebody who has not logged in yet. */
    Person newcomer(String number) {
        return new Person(number, stores.open("account-" + number), desk, time, lane);
    }

    /** A message of somebody as the server gives it to another. */
    Node relayed(Person from, Node message, String to) {
        Jid chat = message.attributes().requireJid("to");
        Node.Builder relayed = Node.builder("message")
                .attribute("from", chat.isGroup() ? chat : Jid.ofPhone(from.number()))
                .attribute("id", message.attributes().requireText("id"))
                .attribute("t", message.attributes().requireText("t"))
                .attribute("type", "text");
        if (chat.isGroup()) {
            relayed.attribute("participant", Jid.ofPhone(from.number()));
        }
        List<Node> parts = new ArrayList<>();
        message.child("participants").map(Node::children).orElse(List.of()).stream()
                .filter(each -> each.attributes().requireJid("jid").user().equals(to))
                .forEach(each -> parts.addAll(each.children()));
        message.children().stream().filter(child -> !child.is("participants")).forEach(parts::add);
        return relayed.children(parts).build();
    }

    /** A receipt of somebody as the server gives it to the author of the message. */
    Node relayed(Person from, Node receipt) {
        Jid chat = receipt.attributes().requireJid("to");
        Node.Builder relayed = Node.builder("receipt")
                .attribute("from", chat.isGroup() ? chat : Jid.ofPhone(from.number()))
                .attribute("id", receipt.attributes().requireText("id"))
                .attribute("type", "retry")
                .attribute("t", Long.toString(time.now().getEpochSecond()));
        if (chat.isGroup()) {
            relayed.attribute("participant", Jid.ofPhone(from.number()));
        }
        return relayed.children(receipt.children()).build();
    }

    /** The retry receipts among what somebody answers. */
    static List<Node> retries(List<Node> answers) {
        return answers.stream()
                .filter(each -> each.is("receipt") && each.attributes().is("type", "retry"))
                .toList();
    }

    @Override
    public void close() {
        stores.close();
        lane.shutdownNow();
    }
}
