package io.github.camelwhatsapp.examples.supportdesk;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageAccepted;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.event.SendFailed;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said, in a database. What comes a second time changes nothing. */
@Repository
public class Conversations {
    private final JdbcClient database;
    private final Changes changes;

    Conversations(JdbcClient database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /** A conversation as the list shows it; {@code unread} counts what nobody of the staff has seen. */
    public record Chat(String chat, String name, String last, long at, int unread) {}

    /**
     * A message as the page shows it.
     *
     * @param author who wrote it; of the staff, for an answer
     * @param own whether it is an answer
     * @param at milliseconds since 1970
     */
    public record Line(
            long id,
            boolean own,
            String author,
            String text,
            @Nullable String file,
            @Nullable String type,
            long at,
            Tick tick) {}

    /** An answer that is not in the account's outbox yet. */
    record Unsent(long id, String chat, String key, String text, @Nullable String file, @Nullable String type) {}

    /** A message that nobody of the staff has seen. */
    record Unread(String waId, String sender) {}

    /** The name under which a medium is kept: ids and names are others' words, so that neither may lead elsewhere. */
    public String fileName(
            @ExchangeProperty("CamelWhatsAppEvent") MessageReceived event, @Header("CamelFileName") String name) {
        return event.id().replaceAll("[^A-Za-z0-9-]", "_") + "-" + name.substring(Math.max(0, name.length() - 80));
    }

    /** Keeps a message that came, or that somebody wrote on the phone itself. */
    public void arrived(
            @ExchangeProperty("CamelWhatsAppEvent") MessageReceived event,
            @Header("CamelFileName") @Nullable String file,
            @Header("CamelWhatsAppContentType") @Nullable String type) {
        boolean own = !event.from().isGroup() && !event.sender().equals(event.from());
        String author = own ? "the phone" : event.senderName().orElseGet(() -> name(event.sender()));
        Party chat = event.chat().orElseThrow();
        if (!own) {
            database.sql("insert into chat(chat, name) values (?, ?) on conflict do update set name = excluded.name")
                    .params(
                            chat.id().toString(),
                            chat.isGroup() ? "Group " + chat.id().user() : author)
                    .update();
        }
        database.sql(
                        """
                        insert or ignore into message(chat, wa_id, sender, own, author, text, file, type, at, seen)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        chat.id().toString(),
                        event.id(),
                        event.sender().id().toString(),
                        own,
                        author,
                        Words.of(event.content()),
                        file,
                        type,
                        event.timestamp().toEpochMilli(),
                        own)
                .update();
        changes.tell();
    }

    /** Notes how far answers have come. */
    public void ticked(@Body Event event) {
        if (event instanceof ReceiptReceived receipt) {
            Tick tick = receipt.type() == ReceiptType.DELIVERED ? Tick.DELIVERED : Tick.READ;
            receipt.ids().forEach(id -> tick(id, tick));
        } else if (event instanceof MessageAccepted accepted) {
            tick(accepted.id(), Tick.SENT);
        } else if (event instanceof SendFailed failed) {
            tick(failed.id(), Tick.FAILED);
        }
        changes.tell();
    }

    /** The conversations, the latest first. */
    List<Chat> chats() {
        return database.sql(
                        """
                        select m.chat, coalesce(c.name, m.chat) name, m.text last, m.at,
                            (select count(*) from message u where u.chat = m.chat and not u.own and not u.seen) unread
                        from message m left join chat c using (chat)
                        where m.id = (select id from message l where l.chat = m.chat order by at desc, id desc limit 1)
                        order by m.at desc, m.id desc""")
                .query(Chat.class)
                .list();
    }

    /** The messages of one, the oldest first. */
    List<Line> lines(String chat) {
        return database.sql(
                        """
                        select m.id, own, author, text, file, type, at, coalesce(t.tick, 0) tick
                        from message m left join tick t using (wa_id) where chat = ? order by at, m.id""")
                .param(chat)
                .query((row, number) -> new Line(
                        row.getLong("id"),
                        row.getBoolean("own"),
                        row.getString("author"),
                        row.getString("text"),
                        row.getString("file"),
                        row.getString("type"),
                        row.getLong("at"),
                        Tick.of(row.getInt("tick"))))
                .list();
    }

    /** Keeps an answer, to be sent under its key. */
    void answered(
            String chat,
            String key,
            String author,
            String text,
            @Nullable String file,
            @Nullable String type,
            long at) {
        database.sql(
                        """
                        insert into message(chat, key, own, author, text, file, type, at, seen)
                        values (?, ?, true, ?, ?, ?, ?, ?, true)""")
                .params(chat, key, author, text, file, type, at)
                .update();
        changes.tell();
    }

    /** What is still to be handed to the account, the oldest first. */
    List<Unsent> unsent() {
        return database.sql(
                        "select id, chat, key, text, file, type from message where own and wa_id is null order by id")
                .query(Unsent.class)
                .list();
    }

    /** An answer is in the account's outbox under this id. */
    void sent(long id, String waId) {
        database.sql("update message set wa_id = ? where id = ?")
                .params(waId, id)
                .update();
        changes.tell();
    }

    /** An answer that the account refuses. */
    void refused(long id) {
        String local = "refused-" + id;
        sent(id, local);
        tick(local, Tick.FAILED);
    }

    /** What nobody of the staff has seen, until now. */
    List<Unread> seen(String chat) {
        List<Unread> unread = database.sql(
                        "select wa_id, sender from message where chat = ? and not own and not seen order by at, id")
                .param(chat)
                .query(Unread.class)
                .list();
        if (!unread.isEmpty()) {
            database.sql("update message set seen = true where chat = ? and not seen")
                    .param(chat)
                    .update();
            changes.tell();
        }
        return unread;
    }

    private void tick(String waId, Tick tick) {
        database.sql(
                        """
                        insert into tick(wa_id, tick) values (?, ?)
                        on conflict do update set tick = max(tick, excluded.tick)""")
                .params(waId, tick.step())
                .update();
    }

    private static String name(Party party) {
        return party.phone().map(digits -> "+" + digits).orElseGet(() -> party.id()
                .user());
    }
}
