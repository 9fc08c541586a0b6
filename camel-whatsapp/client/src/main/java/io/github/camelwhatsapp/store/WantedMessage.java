package io.github.camelwhatsapp.store;

/**
 * A message of ours that somebody could not read and asks for.
 *
 * @param id the message
 * @param chat the chat that it was sent to
 * @param recipient who asks
 * @param count which time it is, from 1
 */
public record WantedMessage(String id, String chat, String recipient, int count) {}
