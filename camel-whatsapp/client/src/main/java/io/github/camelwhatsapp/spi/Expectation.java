package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.store.AwaitedMessage;

/**
 * Whether a message may still come: what is told about it in the meantime, such as an edit, waits for it.
 *
 * @param message the message
 * @param open true once it was asked for again; false when it has come, or when nobody is asked any more
 */
public record Expectation(AwaitedMessage message, boolean open) {}
