package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The terms of an account.
 *
 * @param kind {@code free} or {@code paid}, if told
 * @param status such as {@code active}, if told
 * @param creation when it was made, if told
 * @param expiration when it expires, if told
 */
public record AccountTerms(
        Optional<String> kind, Optional<String> status, Optional<Instant> creation, Optional<Instant> expiration) {}
