package io.github.camelwhatsapp.model;

import java.time.Instant;

/**
 * A message that was handed over for good.
 *
 * @param id the message id, the same for every attempt
 * @param to the chat it went to
 * @param timestamp when the server took it, or when it was stored for sending
 */
public record SentMessage(String id, Party to, Instant timestamp) {}
