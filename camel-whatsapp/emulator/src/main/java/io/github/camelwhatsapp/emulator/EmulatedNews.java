package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the servers tell an account unasked, at a test's wish. Notifications and calls wait until they are acked; what is of the moment
 * reaches a client that is logged in. Safe for use by several threads, but not from an event loop. Source: classic.md sections 10 and
 * 11.4.
 */
public final class EmulatedNews {
    private static final String CONTACTS = "contacts";

    private final ServerState state;
    private final String number;

    EmulatedNews(ServerState state, String number) {
        this.state = state;
        this.number = number;
    }

    /** Someone whose number was synced is there now. It also comes by itself when an account is made that was asked for before. */
    public void contactAdded(String contact) {
        contact(contact, "add");
    }

    /** A contact is no longer there. */
    public void contactRemoved(String contact) {
        contact(contact, "remove");
    }

    /** Something of a contact has changed. */
    public void contactUpdated(String contact) {
        contact(contact, "update");
    }

    /** The contacts are to be synced, not before a moment. */
    public void contactSync(Instant after) {
        tell(
                Jid.SERVER,
                CONTACTS,
                Node.builder("sync")
                        .attribute("after", Long.toString(after.getEpochSecond()))
                        .build());
    }

    /** What someone's client can do. */
    public void features(String contact, String encryption) {
        Node encrypt = Node.builder("encrypt").attribute("value", encryption).build();
        tell(
                Jid.ofPhone(contact),
                "features",
                Node.builder("feature").child(encrypt).build());
    }

    /** A browser wants to be served. */
    public void webSync(String data, String code, String name) {
        Node action = Node.builder("action")
                .attribute("type", "sync")
                .child(Node.builder("sync")
                        .attribute("type", "required")
                        .data(data)
                        .build())
                .child(Node.builder("code").data(code).build())
                .child(Node.builder("name").data(name).build())
                .build();
        tell(Jid.ofPhone(number), "web", action);
    }

    /** Something is out of date, such as {@code groups}; of the moment. */
    public void dirty(String category) {
        now(Node.builder("ib")
                .attribute("from", Jid.SERVER)
                .child(Node.builder("dirty")
                        .attribute("type", category)
                        .attribute("timestamp", state.seconds())
                        .build())
                .build());
    }

    /** The same in the form of 2014; of the moment. */
    public void dirtyAsIn2014(String category) {
        now(Node.builder("presence")
                .attribute("from", Jid.SERVER)
                .attribute("status", "dirty")
                .child(Node.builder("category").attribute("name", category).build())
                .build());
    }

    /** Someone was taken into a group, or put out of it, in the form of 2014; of the moment. */
    public void memberAsIn2014(String group, String member, boolean added) {
        now(Node.builder("presence")
                .attribute("from", group)
                .attribute(added ? "add" : "remove", member)
                .build());
    }

    /** Someone has got a message, in the form of 2014: a message with the child {@code received}. */
    public void receivedAsIn2014(String by, String messageId) {
        run(account -> account.mailbox()
                .store(Node.builder("message")
                        .attribute("from", Jid.ofPhone(by))
                        .attribute("id", messageId)
                        .attribute("type", "text")
                        .attribute("t", state.seconds())
                        .child(Node.of("received"))
                        .build()));
    }

    /** The server has taken a message, in the form of 2014: a message with the child {@code x}. */
    public void takenAsIn2014(String to, String messageId) {
        run(account -> account.mailbox()
                .store(Node.builder("message")
                        .attribute("from", Jid.ofPhone(to))
                        .attribute("id", messageId)
                        .attribute("type", "text")
                        .attribute("t", state.seconds())
                        .child(Node.of("x"))
                        .build()));
    }

    /** Someone calls. Their account is made if there is none. */
    public void call(String caller, String callId) {
        run(account -> state.call(state.accounts().provision(caller), account, callId));
    }

    private void contact(String contact, String what) {
        Jid jid = Jid.ofPhone(contact);
        tell(jid, CONTACTS, Node.builder(what).attribute("jid", jid).build());
    }

    private void tell(Jid from, String type, Node child) {
        run(account -> state.notify(account, from, type, child));
    }

    private void now(Node stanza) {
        run(account -> account.link().ifPresent(link -> link.send(stanza)));
    }

    private void run(Consumer<Account> news) {
        state.lane().run(() -> news.accept(state.accounts().provision(number)));
    }
}
