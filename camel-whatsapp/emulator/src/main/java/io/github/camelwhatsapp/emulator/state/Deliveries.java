package io.github.camelwhatsapp.emulator.state;

import java.util.Map;
import java.util.Optional;

/** The messages that an account was given lately, so that its receipts can be judged and find their way. Bounded. */
public final class Deliveries {
    private final Map<Key, Delivery> deliveries;

    Deliveries(int bound) {
        deliveries = new BoundedMap<>(bound);
    }

    /**
     * The delivery that a receipt names.
     *
     * @param chat the {@code to} of the receipt
     * @param participant its {@code participant}, empty outside groups and lists
     * @param id the message's id
     */
    public Optional<Delivery> find(String chat, String participant, String id) {
        return Optional.ofNullable(deliveries.get(new Key(chat, participant, id)));
    }

    void add(String chat, String participant, String id, Account author) {
        deliveries.putIfAbsent(new Key(chat, participant, id), new Delivery(author));
    }

    void clear() {
        deliveries.clear();
    }

    private record Key(String chat, String participant, String id) {}
}
