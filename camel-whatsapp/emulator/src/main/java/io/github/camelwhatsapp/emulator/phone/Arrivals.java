package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.Arrival;
import io.github.camelwhatsapp.jid.Jid;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Shows on a phone what comes over today's network. Used on the phone's lane only. */
final class Arrivals {
    private final Chats chats;
    private final Outbox outbox;
    private final Groups groups;
    private final TypingTimers typing;
    private final TodaysDeeds deeds;
    private final UnaryOperator<String> numbers;

    /**
     * @param deeds what is done to messages that are there already
     * @param numbers gives the number behind an address, or an empty text
     */
    Arrivals(
            Chats chats,
            Outbox outbox,
            Groups groups,
            TypingTimers typing,
            TodaysDeeds deeds,
            UnaryOperator<String> numbers) {
        this.deeds = deeds;
        this.numbers = numbers;
        this.chats = chats;
        this.outbox = outbox;
        this.groups = groups;
        this.typing = typing;
    }

    /** A message that could be read, of somebody else or of the phone's own account at another device. */
    void message(Arrival arrival) {
        Optional<ChatId> chat = ChatId.of(arrival.chat());
        Optional<ChatId> author = ChatId.of(arrival.author());
        if (chat.isEmpty() || author.isEmpty()) {
            return;
        }
        typing.stopped(chat.get(), author.get().value());
        deeds.remember(arrival.id(), arrival.chat(), arrival.author(), arrival.message());
        if (deeds.done(chat.get(), author.get().value(), arrival)) {
            return;
        }
        TodaysContents.shown(arrival.message())
                .ifPresent(shown -> chats.add(
                        chat.get(),
                        new PhoneMessage(
                                arrival.id(),
                                chat.get().value(),
                                author.get().value(),
                                shown.text(),
                                shown.content(),
                                arrival.at(),
                                arrival.own() ? Direction.OUT : Direction.IN,
                                arrival.own() ? Tick.SENT : Tick.DELIVERED,
                                PhoneMarks.replying(shown.quote().map(this::quote)))));
        if (!arrival.own() && !chat.get().isGroup() && !arrival.name().isBlank()) {
            chats.title(chat.get(), arrival.name());
        }
    }

    private PhoneQuote quote(TodaysContents.Quoted quoted) {
        return new PhoneQuote(quoted.id(), numbers.apply(quoted.author()), quoted.text());
    }

    /** Somebody told how far own messages have come. */
    void told(Jid chat, Jid member, List<String> ids, String type, String self) {
        Optional<Tick> tick =
                switch (type) {
                    case "" -> Optional.of(Tick.DELIVERED);
                    case "read" -> Optional.of(Tick.READ);
                    case "played" -> Optional.of(Tick.PLAYED);
                    default -> Optional.empty();
                };
        ChatId.of(chat)
                .ifPresent(id -> tick.ifPresent(far -> ids.forEach(message -> chats.tick(
                        id, message, id.isGroup() ? groups.told(id, message, member.user(), far, self) : far))));
    }

    /** The server has taken an own message, or not. */
    void acked(String id, boolean taken) {
        outbox.settle(id)
                .ifPresent(message ->
                        chats.tick(new ChatId(message.chat()), message.id(), taken ? Tick.SENT : Tick.REFUSED));
    }
}
