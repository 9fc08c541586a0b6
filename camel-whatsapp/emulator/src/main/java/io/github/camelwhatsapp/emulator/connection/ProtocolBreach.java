package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.emulator.ledger.Rule;

/** Says that a client broke a rule in a way that ends its stream. Thrown by phases and handlers, caught by the connection. */
public final class ProtocolBreach extends RuntimeException {
    private final transient Rule rule;

    /**
     * @param rule which rule
     * @param detail what was found
     */
    public ProtocolBreach(Rule rule, String detail) {
        super(detail);
        this.rule = rule;
    }

    /**
     * @param rule which rule
     * @param cause what noticed it; its message is the detail
     */
    public ProtocolBreach(Rule rule, RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.rule = rule;
    }

    /** The rule that was broken. */
    public Rule rule() {
        return rule;
    }

    /** What was found. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
