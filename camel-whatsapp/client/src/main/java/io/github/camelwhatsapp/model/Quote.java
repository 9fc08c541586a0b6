package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * The message that another one answers.
 *
 * @param message which one
 * @param content what it said, as whoever answers it quotes it: nothing proves that it did; empty if nothing is quoted
 */
public record Quote(MessageReference message, Optional<Content> content) {}
