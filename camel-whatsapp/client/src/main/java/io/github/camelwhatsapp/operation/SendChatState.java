package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Party;
import java.util.Objects;

/**
 * Shows that we are typing, or stopped. Source: classic.md section 5.4, {@code sendChatState}.
 *
 * @param to the chat in which it shows
 * @param chatState what to show
 */
public record SendChatState(Party to, @Payload ChatState chatState) implements Operation<Done> {
    /** Checks that both are there. */
    public SendChatState {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(chatState, "chatState");
    }
}
