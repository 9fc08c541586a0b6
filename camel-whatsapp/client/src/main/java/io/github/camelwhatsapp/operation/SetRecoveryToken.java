package io.github.camelwhatsapp.operation;

/**
 * Gives the server the token by which a lost account can be recovered. Source: classic.md section 5.4,
 * {@code sendSetRecoveryToken}.
 *
 * @param token the token; a secret
 */
public record SetRecoveryToken(@Payload String token) implements ProfileOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public SetRecoveryToken {
        Texts.require("setRecoveryToken", "token", token, 4_096);
    }

    @Override
    public String toString() {
        return "SetRecoveryToken[" + token.length() + " characters]";
    }
}
