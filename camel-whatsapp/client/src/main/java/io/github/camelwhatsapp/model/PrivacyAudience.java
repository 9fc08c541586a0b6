package io.github.camelwhatsapp.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Who may see or do it. Source: multidevice-messaging.md section 9.4. */
public enum PrivacyAudience {
    /** Everybody. */
    ALL,
    /** Those whose numbers the account has synced. */
    CONTACTS,
    /** Contacts, but for those on a list. */
    CONTACT_BLACKLIST,
    /** Those of the contacts who are on a list. */
    CONTACT_ALLOWLIST,
    /** Nobody. */
    NONE,
    /** Those who may see when it was last there. */
    MATCH_LAST_SEEN,
    /** Those it knows. */
    KNOWN,
    /** The usual protection. */
    ON_STANDARD,
    /** No protection. */
    OFF;

    static final Set<PrivacyAudience> OF_PROFILE = EnumSet.of(ALL, CONTACTS, CONTACT_BLACKLIST, NONE);

    /** The service's name for it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
