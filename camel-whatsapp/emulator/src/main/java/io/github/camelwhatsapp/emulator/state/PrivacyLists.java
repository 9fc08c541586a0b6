package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The people who are excepted from, or named in, a setting of privacy, by its category. Used on the lane only. Source:
 * multidevice-messaging.md section 9.4. How the real server makes the mark of a list is not known; this one is ours.
 */
public final class PrivacyLists {
    private final Map<String, Set<Jid>> lists = new HashMap<>();

    PrivacyLists() {}

    /** Whether somebody, by phone number, is on the list of a category. */
    public boolean has(String category, Jid person) {
        return lists.getOrDefault(category, Set.of()).contains(person);
    }

    /** The mark of the list of a category, which a change has to name; empty as long as nobody is on it. */
    public Optional<String> mark(String category) {
        return Optional.ofNullable(lists.get(category))
                .filter(list -> !list.isEmpty())
                .map(PrivacyLists::mark);
    }

    /** Puts somebody onto a list or takes them off. */
    public void change(String category, Jid person, boolean on) {
        Set<Jid> list = lists.computeIfAbsent(category, unknown -> new TreeSet<>(Comparator.comparing(Jid::toString)));
        if (on) {
            list.add(person);
        } else {
            list.remove(person);
        }
    }

    private static String mark(Set<Jid> list) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(list.stream()
                            .map(Jid::toString)
                            .collect(Collectors.joining(" "))
                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
