package io.github.camelwhatsapp.operation;

/**
 * Says something of the account, which others see beside its name. Source: classic.md section 5.4, {@code sendStatusUpdate}.
 *
 * @param status at most 139 characters; may be empty
 */
public record SetStatus(@Payload String status) implements ProfileOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is not what the server takes; names it
     */
    public SetStatus {
        Texts.atMost("setStatus", "status", status, 139);
    }
}
