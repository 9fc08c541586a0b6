package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Registered;

/**
 * Registers the account's number with the code that came to its phone. The password is kept in the account's store, and an account
 * that was waiting for it connects. Source: classic.md section 4, {@code codeRegister}.
 *
 * @param code the code, with or without its dash
 */
@Dangerous
public record RegisterCode(@Payload String code) implements UnconnectedOperation<Registered> {
    /**
     * Drops dashes and blanks.
     *
     * @throws IllegalArgumentException if what is left is not 3 to 10 digits
     */
    public RegisterCode {
        String digits = code.replaceAll("[-\\s]", "");
        if (!digits.matches("[0-9]{3,10}")) {
            throw new IllegalArgumentException("registerCode: the code is " + code.length()
                    + " characters that are no code; expected are the digits that came to the phone, such as 123-456");
        }
        code = digits;
    }

    @Override
    public String toString() {
        return "RegisterCode[" + code.length() + " digits]";
    }
}
