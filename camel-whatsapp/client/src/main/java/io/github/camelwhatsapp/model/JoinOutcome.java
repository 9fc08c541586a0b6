package io.github.camelwhatsapp.model;

/**
 * What came of an invite link.
 *
 * @param group the group
 * @param pending whether an administrator has to let the account in first
 */
public record JoinOutcome(Party group, boolean pending) {}
