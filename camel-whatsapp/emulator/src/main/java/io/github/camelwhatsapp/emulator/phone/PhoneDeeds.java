package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a person does to messages that are on a phone already: it shows at once and is told to the others over today's network. What the
 * server refuses is shown as it was before. Safe for use by several threads.
 */
final class PhoneDeeds {
    private final PhoneNumber number;
    private final Chats chats;
    private final Outbox outbox;
    private final Undo undo;
    private final MessageIds ids;
    private final TimeSource time;
    private final Supplier<TodaysSide> today;
    private final Executor lane;

    /** @param today the phone on today's network; throws an {@link IllegalStateException} if it is not there */
    PhoneDeeds(
            PhoneNumber number,
            Chats chats,
            Outbox outbox,
            Undo undo,
            MessageIds ids,
            TimeSource time,
            Supplier<TodaysSide> today,
            Executor lane) {
        this.number = number;
        this.chats = chats;
        this.outbox = outbox;
        this.undo = undo;
        this.ids = ids;
        this.time = time;
        this.today = today;
        this.lane = lane;
    }

    PhoneMessage reply(PhoneMessage to, String text) {
        Wording.requireText(text);
        TodaysSide side = today.get();
        PhoneMessage reply = new PhoneMessage(
                ids.next(),
                to.chat(),
                number.digits(),
                text,
                Optional.empty(),
                time.now().truncatedTo(ChronoUnit.SECONDS),
                Direction.OUT,
                Tick.PENDING,
                PhoneMarks.replying(Optional.of(new PhoneQuote(to.id(), to.author(), to.text()))));
        chats.add(new ChatId(to.chat()), reply);
        outbox.hold(reply);
        lane.execute(() -> side.reply(reply, to));
        return reply;
    }

    void react(PhoneMessage to, String emoji) {
        Wording.requireUnicode(emoji, "A reaction");
        String id = ids.next();
        act(id, to, now -> now.reaction(number.digits(), emoji), side -> side.react(id, to, emoji));
    }

    void edit(PhoneMessage own, String text) {
        requireOwn(own);
        Wording.requireText(text);
        String id = ids.next();
        act(id, own, now -> now.saying(text), side -> side.edit(id, own, text));
    }

    void revoke(PhoneMessage own) {
        requireOwn(own);
        String id = ids.next();
        act(id, own, PhoneMessage::takenBack, side -> side.revoke(id, own));
    }

    void vote(PhoneMessage poll, List<String> chosen) {
        PhonePoll held = poll.poll()
                .orElseThrow(() -> new IllegalArgumentException("The message " + poll.id() + " holds no poll"));
        held.requireAnswers(chosen);
        String id = ids.next();
        act(
                id,
                poll,
                now -> now.poll()
                        .map(before -> now.holding(before.voted(number.digits(), chosen)))
                        .orElse(now),
                side -> side.vote(id, poll, chosen));
    }

    private void act(String id, PhoneMessage message, UnaryOperator<PhoneMessage> change, Consumer<TodaysSide> deed) {
        TodaysSide side = today.get();
        ChatId chat = new ChatId(message.chat());
        chats.chat(chat).message(message.id()).ifPresent(before -> undo.remember(id, before));
        chats.alter(chat, message.id(), change);
        lane.execute(() -> deed.accept(side));
    }

    private static void requireOwn(PhoneMessage message) {
        if (message.direction() != Direction.OUT) {
            throw new IllegalArgumentException(
                    "The message " + message.id() + " was written by " + message.author() + "; one's own is expected");
        }
    }
}
