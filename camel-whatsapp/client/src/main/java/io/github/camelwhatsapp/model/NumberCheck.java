package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * Whether a number is on WhatsApp. Source: multidevice-messaging.md section 2.2.
 *
 * @param number the number as it was asked, with a plus
 * @param exists whether it is
 * @param party who it is, with all addresses that the server told; empty if it is not
 */
public record NumberCheck(String number, boolean exists, Optional<Party> party) {}
