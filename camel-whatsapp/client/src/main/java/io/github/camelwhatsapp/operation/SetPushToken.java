package io.github.camelwhatsapp.operation;

/**
 * Tells the server the token of the push service of a phone (GCM). Source: classic.md section 5.4, {@code sendSetGCM}.
 *
 * @param token the token; a secret
 */
public record SetPushToken(@Payload String token) implements ProfileOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public SetPushToken {
        Texts.require("setPushToken", "token", token, 4_096);
    }

    @Override
    public String toString() {
        return "SetPushToken[" + token.length() + " characters]";
    }
}
