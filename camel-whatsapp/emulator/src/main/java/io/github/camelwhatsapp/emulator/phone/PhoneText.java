package io.github.camelwhatsapp.emulator.phone;

import java.time.Instant;

/**
 * What came to a phone beside WhatsApp: a text message with a code, or what a call read out.
 *
 * @param at when
 * @param text what it says
 */
public record PhoneText(Instant at, String text) {}
