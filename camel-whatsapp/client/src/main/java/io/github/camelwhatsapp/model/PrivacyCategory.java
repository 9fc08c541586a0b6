package io.github.camelwhatsapp.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What others may see or do. Which audiences each can have, it says itself. Source: multidevice-messaging.md section 9.4. */
public enum PrivacyCategory {
    /** When it was last there. */
    LAST_SEEN("last", PrivacyAudience.OF_PROFILE),
    /** Its status text. */
    STATUS("status", PrivacyAudience.OF_PROFILE),
    /** Its picture. */
    PROFILE_PICTURE("profile", PrivacyAudience.OF_PROFILE),
    /** Who may put it into groups. */
    GROUPS("groupadd", PrivacyAudience.OF_PROFILE),
    /** Whether it is there now. */
    ONLINE("online", EnumSet.of(PrivacyAudience.ALL, PrivacyAudience.MATCH_LAST_SEEN)),
    /** Whether it has read what people sent. */
    READ_RECEIPTS("readreceipts", EnumSet.of(PrivacyAudience.ALL, PrivacyAudience.NONE)),
    /** Who may call it. */
    CALLS("calladd", EnumSet.of(PrivacyAudience.ALL, PrivacyAudience.KNOWN)),
    /** Who may write to it. */
    MESSAGES("messages", EnumSet.of(PrivacyAudience.ALL, PrivacyAudience.CONTACTS)),
    /** Whether it is protected from unknown senders. */
    DEFENSE("defense", EnumSet.of(PrivacyAudience.ON_STANDARD, PrivacyAudience.OFF)),
    /** Who may use its stickers of people. */
    STICKERS("stickers", EnumSet.of(PrivacyAudience.CONTACTS, PrivacyAudience.CONTACT_ALLOWLIST, PrivacyAudience.NONE));

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // handed out as a view that cannot be changed
    private final Set<PrivacyAudience> audiences;

    PrivacyCategory(String wireName, Set<PrivacyAudience> audiences) {
        this.wireName = wireName;
        this.audiences = audiences;
    }

    /** The service's name for it. */
    public String wireName() {
        return wireName;
    }

    /** The audiences that it can have. */
    public Set<PrivacyAudience> audiences() {
        return Collections.unmodifiableSet(audiences);
    }

    /** The audience that consists of a list, or of all contacts but for a list; empty where there is none. */
    public Optional<PrivacyAudience> listed() {
        return audiences.stream()
                .filter(audience ->
                        audience == PrivacyAudience.CONTACT_BLACKLIST || audience == PrivacyAudience.CONTACT_ALLOWLIST)
                .findFirst();
    }

    /** Those that have a list. */
    public static List<PrivacyCategory> withLists() {
        return Arrays.stream(values())
                .filter(category -> category.listed().isPresent())
                .toList();
    }
}
