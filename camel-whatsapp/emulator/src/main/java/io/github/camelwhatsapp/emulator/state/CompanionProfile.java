package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an account's linked devices can ask of its settings: privacy, block list, about text, default timer. Used on the lane
 * only. Source: multidevice-messaging.md sections 9.1 to 9.6.
 */
public final class CompanionProfile {
    private static final Map<String, List<String>> PRIVACY = privacyValues();

    private final Map<String, String> privacy = new LinkedHashMap<>();
    private final PrivacyLists lists = new PrivacyLists();
    private final Set<Jid> blocked = new LinkedHashSet<>();
    private String about = "Hey there! I am using WhatsApp.";
    private long disappearingSeconds;

    CompanionProfile() {
        PRIVACY.forEach((name, values) -> privacy.put(name, values.get(0)));
    }

    /** The privacy settings by category. */
    public Map<String, String> privacy() {
        return new LinkedHashMap<>(privacy);
    }

    /** Changes a privacy setting; false if there is no such category or value. */
    public boolean privacy(String category, String value) {
        boolean known = PRIVACY.getOrDefault(category, List.of()).contains(value);
        if (known) {
            privacy.put(category, value);
        }
        return known;
    }

    /** The people whom settings of privacy name. */
    public PrivacyLists lists() {
        return lists;
    }

    /** The accounts that are blocked, in the order in which that happened. */
    public List<Jid> blocked() {
        return List.copyOf(blocked);
    }

    /** Blocks an account or lets it in again. */
    public void block(Jid account, boolean blocking) {
        if (blocking) {
            blocked.add(account);
        } else {
            blocked.remove(account);
        }
    }

    /** The about text. */
    public String about() {
        return about;
    }

    /** Changes the about text. */
    public void about(String text) {
        about = text;
    }

    /** After how many seconds messages of new chats disappear; 0 for never. */
    public long disappearingSeconds() {
        return disappearingSeconds;
    }

    /** Changes after how many seconds messages of new chats disappear. */
    public void disappearingSeconds(long seconds) {
        disappearingSeconds = seconds;
    }

    /** The categories with their values, the default first. */
    private static Map<String, List<String>> privacyValues() {
        List<String> audience = List.of("all", "contacts", "contact_blacklist", "none");
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("last", audience);
        values.put("online", List.of("all", "match_last_seen"));
        values.put("profile", audience);
        values.put("status", audience);
        values.put("readreceipts", List.of("all", "none"));
        values.put("groupadd", audience);
        values.put("calladd", List.of("all", "known"));
        values.put("messages", List.of("all", "contacts"));
        values.put("defense", List.of("off", "on_standard"));
        values.put("stickers", List.of("contacts", "contact_allowlist", "none"));
        return values;
    }
}
