package io.github.camelwhatsapp.emulator.state;

import java.time.Duration;
import java.util.Optional;

/**
 * A refusal that a test asked the registration service for.
 *
 * @param reason the reason as it goes out, such as {@code no_routes}
 * @param retryAfter how long the client shall wait, if that is told
 * @param parameter the parameter that is named, if one is
 */
public record ScriptedRefusal(String reason, Optional<Duration> retryAfter, Optional<String> parameter) {}
