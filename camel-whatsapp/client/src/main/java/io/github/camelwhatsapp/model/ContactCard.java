package io.github.camelwhatsapp.model;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.property.FormattedName;
import java.util.Locale;

/**
 * Somebody's card. Its {@link #toString()} shows lengths only. Source: classic.md sections 7.1 and 8.7, {@code onGetvCard}.
 *
 * @param name the name that is shown for it, not empty
 * @param vcard the card as vCard text, as it is sent and as it came
 */
public record ContactCard(String name, String vcard) implements Content {
    /** The name of a card that came without one; classic.md section 6. */
    public static final String NO_NAME = "NO_NAME";

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the name is empty or the text is no vCard
     */
    public ContactCard {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A contact card needs a name, an empty one was given");
        }
        if (vcard.isBlank()) {
            throw new IllegalArgumentException("A contact card needs a vCard text, an empty one was given");
        }
    }

    /**
     * The card in a vCard text, under the name that is in it.
     *
     * @throws IllegalArgumentException if the text holds no vCard, or one without a name
     */
    public static ContactCard parse(String vcard) {
        if (!vcard.stripLeading().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCARD")) {
            throw new IllegalArgumentException("This is no vCard: it must begin with BEGIN:VCARD");
        }
        VCard card = Ezvcard.parse(vcard).first();
        FormattedName name = card == null ? null : card.getFormattedName();
        if (name == null || name.getValue() == null || name.getValue().isBlank()) {
            throw new IllegalArgumentException("The vCard has no name (FN), and a contact card needs one");
        }
        return new ContactCard(name.getValue().strip(), vcard);
    }

    /**
     * Writes a card as phones do: vCard 3.0. Source: classic.md section 8.7.
     *
     * @throws IllegalArgumentException if the card has no formatted name
     */
    public static ContactCard of(VCard card) {
        return parse(Ezvcard.write(card).version(VCardVersion.V3_0).go());
    }

    /** The card as the vCard library reads it; a card that cannot be read is empty. */
    public VCard card() {
        VCard card = Ezvcard.parse(vcard).first();
        return card == null ? new VCard() : card;
    }

    @Override
    public String kind() {
        return "contactCard";
    }

    @Override
    public String toString() {
        return "ContactCard[" + vcard.length() + " characters]";
    }
}
