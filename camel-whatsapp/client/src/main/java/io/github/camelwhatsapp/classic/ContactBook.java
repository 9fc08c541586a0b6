package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.model.Contact;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contacts of an account as its client remembers them: who was synced, who of them is there, whose presence was subscribed to. Its
 * stored form is one line for each: the number, and a letter for each of the two. Used on the connection's lane only.
 */
final class ContactBook {
    /** Under which name it is stored. */
    static final String STORED = "classic.contacts";

    private static final String THERE = "t";
    private static final String SUBSCRIBED = "s";

    private final Map<String, Boolean> thereByNumber = new LinkedHashMap<>();
    private final Set<String> subscribed = new LinkedHashSet<>();

    static ContactBook decode(byte[] stored) {
        ContactBook book = new ContactBook();
        new String(stored, StandardCharsets.US_ASCII).lines().forEach(line -> {
            String number = line.replaceAll("[^0-9]", "");
            book.thereByNumber.put(number, line.contains(THERE));
            if (line.contains(SUBSCRIBED)) {
                book.subscribed.add(number);
            }
        });
        return book;
    }

    /** All that is known of everyone, read in a transaction. */
    static List<Contact> read(Transaction transaction) {
        ContactBook book = decode(transaction.credentials().get(STORED).orElse(new byte[0]));
        return book.all().stream()
                .map(number -> ContactDetails.of(transaction, number)
                        .contact(
                                Party.ofPhone(number),
                                book.thereByNumber.get(number),
                                book.subscribed.contains(number)))
                .toList();
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder();
        thereByNumber.forEach((number, there) -> text.append(number)
                .append(there ? THERE : "")
                .append(subscribed.contains(number) ? SUBSCRIBED : "")
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether nobody was ever synced. */
    boolean isEmpty() {
        return thereByNumber.isEmpty();
    }

    /** Those of these numbers that were never synced. */
    List<String> missing(List<String> numbers) {
        return numbers.stream()
                .filter(number -> !thereByNumber.containsKey(number))
                .toList();
    }

    /** Everyone who was synced. */
    List<String> all() {
        return List.copyOf(thereByNumber.keySet());
    }

    /** Whether someone was synced and is there. */
    boolean isThere(Party party) {
        return thereByNumber.getOrDefault(party.id().user(), false);
    }

    /** Takes in what a sync has told. */
    void learn(ContactSyncResult result) {
        result.existing().values().forEach(party -> there(party, true));
        result.nonExisting().forEach(number -> thereByNumber.put(number, false));
    }

    /** Someone is there, or is no longer. */
    void there(Party party, boolean now) {
        thereByNumber.put(party.id().user(), now);
    }

    /** Takes someone out. */
    void forget(Party party) {
        thereByNumber.remove(party.id().user());
        subscribed.remove(party.id().user());
    }

    /** Remembers that someone's presence is wanted. */
    void subscribed(String number) {
        subscribed.add(number);
    }

    /** Forgets it; answers whether it was wanted. */
    boolean unsubscribed(Party party) {
        return subscribed.remove(party.id().user());
    }

    /** Whether someone's presence is wanted. */
    boolean isSubscribed(Party party) {
        return subscribed.contains(party.id().user());
    }

    /** Those whose presence is wanted. */
    List<String> subscriptions() {
        return List.copyOf(subscribed);
    }
}
