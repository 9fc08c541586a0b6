package io.github.camelwhatsapp.emulator.web;

import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A look at a phone's messages, which may wait until there is something to see.
 *
 * @param phone the phone
 * @param chat the chat, or empty for all chats in order
 * @param after the id of a message that is known already; only what follows is wanted
 * @param limit how many at most; the latest count
 */
record Messages(Phone phone, Optional<String> chat, Optional<String> after, int limit) {
    /** The messages that are there. */
    List<PhoneMessage> now() {
        return latest(following(after.orElse(null)));
    }

    /**
     * Waits for a received message after the known one, or without one after the phone's own last: for an answer.
     *
     * @return what follows that message, or nothing when nothing came in time
     */
    List<PhoneMessage> await(Duration patience) {
        String known = after.or(this::lastOwn).orElse(null);
        try {
            return latest(phone.await(
                    "an answer", now -> Optional.of(following(known)).filter(Messages::hasReceived), patience));
        } catch (PhoneTimeoutException e) {
            return latest(following(known));
        }
    }

    private List<PhoneMessage> following(@Nullable String known) {
        List<PhoneMessage> all = all();
        if (known == null) {
            return all;
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).id().equals(known)) {
                return all.subList(i + 1, all.size());
            }
        }
        throw Refusal.badRequest(
                "There is no message with the id given as 'after'; it may be older than what the phone keeps");
    }

    private Optional<String> lastOwn() {
        return all().stream()
                .filter(message -> message.direction() == Direction.OUT)
                .reduce((earlier, later) -> later)
                .map(PhoneMessage::id);
    }

    private List<PhoneMessage> all() {
        return chat.map(id -> phone.chat(id).messages()).orElseGet(phone::messages);
    }

    private List<PhoneMessage> latest(List<PhoneMessage> messages) {
        return messages.subList(Math.max(0, messages.size() - limit), messages.size());
    }

    private static boolean hasReceived(List<PhoneMessage> messages) {
        return messages.stream().anyMatch(message -> message.direction() == Direction.IN);
    }
}
