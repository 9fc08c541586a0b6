package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a group is for, in its members' words. Source: multidevice-messaging.md section 7.1.
 *
 * @param descriptionId names this version of it; a change has to name the one that it replaces
 * @param text what it says
 * @param author who wrote it, if told
 * @param since when it was written, if told
 */
public record GroupDescription(String descriptionId, String text, Optional<Party> author, Optional<Instant> since) {}
