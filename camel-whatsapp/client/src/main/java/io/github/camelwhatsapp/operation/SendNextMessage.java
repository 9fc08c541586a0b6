package io.github.camelwhatsapp.operation;

/**
 * Lets what waits to be sent go on at once, where a pause after a failure holds it; the pace of the account stays. The outbox sends by
 * itself, so nothing needs this. Answers how many messages the server does not have yet. Source: classic.md section 5.4,
 * {@code sendNextMessage}.
 */
public record SendNextMessage() implements UnconnectedOperation<Long> {}
