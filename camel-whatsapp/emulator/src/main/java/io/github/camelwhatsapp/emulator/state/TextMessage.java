package io.github.camelwhatsapp.emulator.state;

import java.time.Instant;

/**
 * What the registration service sent to a phone beside WhatsApp: a text message, or what a call read out.
 *
 * @param at when
 * @param method {@code sms} or {@code voice}
 * @param code the digits of the code
 * @param text what the phone shows
 */
public record TextMessage(Instant at, String method, String code, String text) {}
