package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.List;

/**
 * Deletes lists of recipients. Source: classic.md section 5.4, {@code sendDeleteBroadcastLists}.
 *
 * @param lists their addresses, such as {@code 1467000000@broadcast}; at least one
 */
public record DeleteBroadcastLists(@Payload List<Party> lists) implements Operation<Done> {
    private static final int MOST = 10_000;

    /**
     * Checks the lists.
     *
     * @throws IllegalArgumentException if there is none, or one is no list
     */
    public DeleteBroadcastLists {
        Arguments.requireSize("deleteBroadcastLists", "lists", lists.size(), MOST);
        for (Party list : lists) {
            if (!list.id().isBroadcast()) {
                throw new IllegalArgumentException("deleteBroadcastLists: lists names " + list.id()
                        + "; expected is a list, such as 1467000000@broadcast");
            }
        }
        lists = List.copyOf(lists);
    }
}
