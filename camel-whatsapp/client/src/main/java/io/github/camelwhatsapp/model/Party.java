package io.github.camelwhatsapp.model;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import java.util.Objects;
import java.util.Optional;

/**
 * Someone or something one can talk with: a person, a group, a list. It carries every address that is known, since the newer
 * protocol may hide the phone number; the resolved id is the one that stores and conversations go by.
 *
 * @param id the resolved address, without a device
 * @param phone digits of the phone number with country code, if known
 * @param lid the hidden address, if known
 */
public record Party(Jid id, Optional<String> phone, Optional<Jid> lid) {
    private static final int MIN_DIGITS = 5;
    private static final int MAX_DIGITS = 15;

    /** Checks that nothing is null and drops the device. */
    public Party {
        id = id.account();
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(lid, "lid");
    }

    /** Who is known by this address alone. */
    public static Party of(Jid jid) {
        Optional<String> phone = jid.isPhone() ? Optional.of(jid.user()) : Optional.empty();
        Optional<Jid> lid = jid.server().equals(Jid.LID_SERVER) ? Optional.of(jid.account()) : Optional.empty();
        return new Party(jid, phone, lid);
    }

    /**
     * Who is known by two addresses. The id is the one by phone number, under which the store keeps whoever it meets by both at once; keys
     * and stanzas go by the hidden one. Source: multidevice-messaging.md section 2.4.
     *
     * @param jid one address
     * @param other another one of the same person, if known; passed over unless one is a phone number and the other a hidden address
     */
    public static Party of(Jid jid, Optional<Jid> other) {
        Party first = of(jid);
        Optional<Party> second = other.map(Party::of)
                .filter(known -> known.phone.isPresent() != first.phone.isPresent()
                        && known.lid.isPresent() != first.lid.isPresent());
        return second.map(known -> new Party(
                        first.phone.isPresent() ? first.id : known.id,
                        first.phone.or(() -> known.phone),
                        first.lid.or(() -> known.lid)))
                .orElse(first);
    }

    /** The person with this phone number: digits with the country code. */
    public static Party ofPhone(String digits) {
        return of(Jid.ofPhone(digits));
    }

    /**
     * Reads what people write: {@code +34 123 45 67 89} (blanks, dots, dashes and brackets are skipped, a leading blank
     * is a plus that a URI swallowed), {@code 34123456789}, a group id {@code 34123456789-1400000000} or {@code 120363000000000001}, or
     * any JID.
     *
     * @throws IllegalArgumentException if it is none of them; the message says what was given and what is allowed
     */
    public static Party parse(String text) {
        String given = text.strip();
        if (given.indexOf('@') > 0) {
            return ofJidText(given);
        }
        if (isGroupId(given)) {
            return of(Jid.ofGroup(given));
        }
        String digits = digits(given, text);
        if (digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS || digits.startsWith("0")) {
            throw notAParty(text);
        }
        return ofPhone(digits);
    }

    /** Whether this is a group. */
    public boolean isGroup() {
        return id.isGroup();
    }

    /** A text that stays the same for this chat for ever and orders and correlates what belongs to it. */
    public String conversationKey() {
        return id.toString();
    }

    private static Party ofJidText(String given) {
        try {
            Jid jid = Jid.parse(given);
            if (!jid.isServer()) {
                return of(jid);
            }
        } catch (JidFormatException e) {
            throw new IllegalArgumentException(notAParty(given).getMessage() + " (" + e.getMessage() + ")", e);
        }
        throw notAParty(given);
    }

    private static boolean isGroupId(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return text.length() > MAX_DIGITS + 1 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }
        return dash >= MIN_DIGITS
                && text.length() - dash > 10
                && text.indexOf('-', dash + 1) < 0
                && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private static String digits(String given, String original) {
        StringBuilder digits = new StringBuilder(given.length());
        for (int i = given.startsWith("+") ? 1 : 0; i < given.length(); i++) {
            char c = given.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (" .-()/".indexOf(c) < 0) {
                throw notAParty(original);
            }
        }
        return digits.toString();
    }

    private static IllegalArgumentException notAParty(String text) {
        return new IllegalArgumentException("'" + text + "' names nobody: expected a phone number with its country code"
                + " (+34 123456789), a group id (34123456789-1400000000) or a JID (34123456789@s.whatsapp.net)");
    }
}
