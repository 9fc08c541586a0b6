package io.github.camelwhatsapp.operation;

import java.util.List;

/**
 * Tells the server that what it called out of date has been dealt with; the client does so by itself when the server says so. Source:
 * classic.md section 5.4, {@code sendClearDirty}.
 *
 * @param categories which, such as {@code groups} or {@code account_sync}; at least one
 */
public record ClearDirty(@Payload List<String> categories) implements Operation<Done> {
    private static final int MOST = 100;

    /**
     * Checks the categories.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public ClearDirty {
        Arguments.requireSize("clearDirty", "categories", categories.size(), MOST);
        categories.forEach(category -> Arguments.requireText("clearDirty", "categories", category, MOST));
        categories = List.copyOf(categories);
    }
}
