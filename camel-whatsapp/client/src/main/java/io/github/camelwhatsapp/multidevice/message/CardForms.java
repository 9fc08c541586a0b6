package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.ContactCards;
import io.github.camelwhatsapp.proto.Message;
import java.util.List;

/** Contact cards, one or several. Source: multidevice-messaging.md section 5.1. */
final class CardForms {
    private static final int MOST_CARDS = 1000;

    private CardForms() {}

    /** A card without a name has the one that is in it, if there is one. */
    static ContactCard read(Message.ContactMessage card) {
        String name = card.getDisplayName();
        return name.isBlank() ? named(card.getVcard()) : new ContactCard(name, card.getVcard());
    }

    static ContactCards read(Message.ContactsArrayMessage cards) {
        if (cards.getContactsCount() > MOST_CARDS) {
            throw new MessageFormatException(
                    "A message has " + cards.getContactsCount() + " contact cards, allowed are " + MOST_CARDS);
        }
        List<ContactCard> read =
                cards.getContactsList().stream().map(CardForms::read).toList();
        return new ContactCards(cards.getDisplayName(), read);
    }

    static Message.ContactMessage write(ContactCard card) {
        return Message.ContactMessage.newBuilder()
                .setDisplayName(card.name())
                .setVcard(card.vcard())
                .build();
    }

    static void write(ContactCards cards, Message.ContactsArrayMessage.Builder written) {
        written.setDisplayName(cards.title());
        cards.cards().forEach(card -> written.addContacts(write(card)));
    }

    private static ContactCard named(String vcard) {
        try {
            return ContactCard.parse(vcard);
        } catch (IllegalArgumentException e) {
            return new ContactCard(ContactCard.NO_NAME, vcard);
        }
    }
}
