package io.github.camelwhatsapp.operation;

import java.time.Duration;

/** Asks the server for a sign of life; the answer is the time it took. Source: classic.md section 5.4, {@code sendPing}. */
public record Ping() implements Operation<Duration> {}
