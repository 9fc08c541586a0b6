package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.List;

/**
 * Asks who of these people can be called. Source: classic.md section 5.4, {@code sendGetHasVoipEnabled}; the answer is an inference.
 *
 * @param people whom, at least one
 */
public record GetHasVoip(@Payload List<Party> people) implements ProfileOperation<List<Party>> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public GetHasVoip {
        people = Texts.people("getHasVoip", "people", people);
    }
}
