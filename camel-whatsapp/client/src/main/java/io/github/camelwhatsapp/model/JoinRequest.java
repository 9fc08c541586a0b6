package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who would like to be in a group. Source: multidevice-messaging.md section 7.2.
 *
 * @param party who
 * @param requestedAt since when, if told
 * @param method how they came: {@code invite_link}, {@code linked_group_join} or {@code non_admin_add}; if told
 * @param requestor who proposed them, if somebody else did
 */
public record JoinRequest(
        Party party, Optional<Instant> requestedAt, Optional<String> method, Optional<Party> requestor) {}
