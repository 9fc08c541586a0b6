package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What someone says of themselves. Source: classic.md section 5.4, {@code onGetStatus}.
 *
 * @param owner who
 * @param text what; empty if it is hidden from us, or the number is not there
 * @param since when it was set, if told
 */
public record StatusText(Party owner, Optional<String> text, Optional<Instant> since) {}
