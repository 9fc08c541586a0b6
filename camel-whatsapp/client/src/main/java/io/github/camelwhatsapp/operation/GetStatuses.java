package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.StatusText;
import java.util.List;

/**
 * Asks what people say of themselves. Source: classic.md section 5.4, {@code sendGetStatuses}.
 *
 * @param people whom, at least one
 */
public record GetStatuses(@Payload List<Party> people) implements ProfileOperation<List<StatusText>> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public GetStatuses {
        people = Texts.people("getStatuses", "people", people);
    }
}
