package io.github.camelwhatsapp.model;

import java.util.List;

/**
 * Several cards in one message. Source: multidevice-messaging.md section 5.1.
 *
 * @param title what is shown for them together
 * @param cards the cards, at least one
 */
public record ContactCards(String title, List<ContactCard> cards) implements Content {
    /** Checks that there is one. */
    public ContactCards {
        cards = List.copyOf(cards);
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("A message of contact cards needs at least one card, none was given");
        }
    }

    @Override
    public String kind() {
        return "contactCards";
    }

    @Override
    public String toString() {
        return "ContactCards[" + cards.size() + "]";
    }
}
