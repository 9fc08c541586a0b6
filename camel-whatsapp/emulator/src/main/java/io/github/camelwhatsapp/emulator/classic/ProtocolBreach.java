package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;

/** Says that a client broke a rule in a way that ends its stream. Thrown by phases and handlers, caught by the connection. */
final class ProtocolBreach extends RuntimeException {
    private final transient Rule rule;

    /**
     * @param rule which rule
     * @param detail what was found
     */
    ProtocolBreach(Rule rule, String detail) {
        super(detail);
        this.rule = rule;
    }

    /**
     * @param rule which rule
     * @param cause what noticed it; its message is the detail
     */
    ProtocolBreach(Rule rule, RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
