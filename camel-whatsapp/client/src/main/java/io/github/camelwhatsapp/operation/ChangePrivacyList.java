package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PrivacyAudience;
import io.github.camelwhatsapp.model.PrivacyCategory;
import io.github.camelwhatsapp.model.PrivacySettings;
import java.util.List;
import java.util.Optional;

/**
 * Puts people onto the list of those who, other than the rest of the contacts, may not see something of the account, or takes them off; the
 * category has that audience from then on. Answers with all settings. Source: multidevice-messaging.md section 9.4.
 *
 * @param category what
 * @param added who comes onto the list, may be empty
 * @param removed who comes off it
 */
public record ChangePrivacyList(PrivacyCategory category, @Payload List<Party> added, Optional<List<Party>> removed)
        implements ProfileOperation<PrivacySettings> {
    private static final int MOST = 1_000;

    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if the category has no list, or the lists name nobody, somebody twice, or what is no person
     */
    public ChangePrivacyList {
        if (category.listed().isEmpty()) {
            throw new IllegalArgumentException("changePrivacyList: category is " + category
                    + ", which has no list; expected is one of " + PrivacyCategory.withLists());
        }
        List<Party> off = removed.orElse(List.of());
        added = added.isEmpty() && !off.isEmpty()
                ? List.of()
                : Arguments.people("changePrivacyList", "added", added, MOST);
        removed = off.isEmpty()
                ? Optional.empty()
                : Optional.of(Arguments.people("changePrivacyList", "removed", off, MOST));
    }

    /** The audience that the category has from then on. */
    public PrivacyAudience audience() {
        return category.listed().orElseThrow();
    }
}
