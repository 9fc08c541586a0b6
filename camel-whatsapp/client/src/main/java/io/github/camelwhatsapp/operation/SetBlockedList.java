package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.List;

/**
 * Sets whom the account does not want to hear, in place of the list before; an empty list lets all in. Source: classic.md section
 * 5.4, {@code sendSetPrivacyBlockedList}.
 *
 * @param blocked people
 */
public record SetBlockedList(@Payload List<Party> blocked) implements ProfileOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public SetBlockedList {
        blocked = List.copyOf(blocked);
        blocked.forEach(one -> Texts.person("setBlockedList", "blocked", one));
        if (blocked.stream().distinct().count() != blocked.size()) {
            throw new IllegalArgumentException("setBlockedList: blocked names somebody twice");
        }
    }
}
