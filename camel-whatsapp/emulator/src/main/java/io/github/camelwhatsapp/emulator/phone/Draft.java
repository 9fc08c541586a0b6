package io.github.camelwhatsapp.emulator.phone;

import java.util.function.Function;

/** A text that somebody has typed on a phone and not yet sent. Made by {@link Phone#sends(String)}. */
public final class Draft {
    private final Function<ChatId, PhoneMessage> sending;

    Draft(Function<ChatId, PhoneMessage> sending) {
        this.sending = sending;
    }

    /**
     * Sends it. The message waits on the phone while the phone is not connected.
     *
     * @param chat the number of a person or the id of a group
     * @return the message, not yet taken by the server; {@link Phone#awaitTick} follows it
     * @throws IllegalArgumentException if it is neither a number nor a group id
     * @throws IllegalStateException if 1,000 messages of the phone wait for the server, or the phone has been closed
     */
    public PhoneMessage to(String chat) {
        return sending.apply(ChatId.parse(chat));
    }
}
