package io.github.camelwhatsapp.model;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phone number as a person types it, read with the rules of its country: {@code +34 612 34 56 78}, {@code 0034-612-345-678} in
 * Spain, {@code (202) 555-0143} in the United States.
 *
 * @param digits the country code and the national number, digits only
 * @param international how people print it, such as {@code +34 612 34 56 78}
 * @param inUse whether numbers of this form are given out; false deserves a second look, not a refusal
 */
public record TypedPhoneNumber(String digits, String international, boolean inUse) {
    /**
     * Reads a number.
     *
     * @param text what was typed
     * @param region the two letters of the country whose habits it may follow; without it the number begins with a plus
     * @throws IllegalArgumentException if it cannot be a phone number; says why
     */
    public static TypedPhoneNumber read(String text, Optional<String> region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        PhoneNumber number = parse(numbers, text, region);
        ValidationResult possible = numbers.isPossibleNumberWithReason(number);
        if (possible != ValidationResult.IS_POSSIBLE) {
            throw bad(text, reason(possible), null);
        }
        return new TypedPhoneNumber(
                numbers.format(number, PhoneNumberFormat.E164).substring(1),
                numbers.format(number, PhoneNumberFormat.INTERNATIONAL),
                numbers.isValidNumber(number));
    }

    private static PhoneNumber parse(PhoneNumberUtil numbers, String text, Optional<String> region) {
        try {
            return numbers.parse(
                    text,
                    region.map(letters -> letters.toUpperCase(Locale.ROOT)).orElse("ZZ"));
        } catch (NumberParseException e) {
            String reason = e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                    ? "its country code is missing or not known"
                    : "it does not look like one";
            throw bad(text, reason, e);
        }
    }

    private static String reason(ValidationResult result) {
        return switch (result) {
            case TOO_SHORT -> "it is too short for its country";
            case TOO_LONG -> "it is too long for its country";
            case IS_POSSIBLE_LOCAL_ONLY -> "the area code is missing";
            case INVALID_COUNTRY_CODE -> "its country code is not known";
            default -> "its length is not one of its country's";
        };
    }

    private static IllegalArgumentException bad(String text, String reason, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "'" + text + "' is no phone number: " + reason + "; expected is a form such as +34 612 34 56 78",
                cause);
    }
}
