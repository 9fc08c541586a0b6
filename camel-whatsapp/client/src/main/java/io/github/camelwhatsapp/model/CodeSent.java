package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A code is on its way to the phone. Source: classic.md section 4.5, {@code onCodeRequest}.
 *
 * @param phoneNumber the number: digits with the country code
 * @param method how it comes
 * @param length how many digits it has; 0 if not told
 * @param retryAfter how long to wait before asking again, if told
 * @param smsWait how long to wait before asking for a text message, if told
 * @param voiceWait how long to wait before asking for a call, if told
 */
public record CodeSent(
        String phoneNumber,
        CodeMethod method,
        int length,
        Optional<Duration> retryAfter,
        Optional<Duration> smsWait,
        Optional<Duration> voiceWait)
        implements CodeRequestOutcome {}
