package io.github.camelwhatsapp.store;

/**
 * A conversation in which a route has pending deliveries.
 *
 * @param conversation its key
 * @param firstSequence the event that is first in line
 */
public record PendingConversation(String conversation, long firstSequence) {}
