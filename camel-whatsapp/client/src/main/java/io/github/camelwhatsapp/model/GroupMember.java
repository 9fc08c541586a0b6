package io.github.camelwhatsapp.model;

/**
 * Someone in a group.
 *
 * @param party who
 * @param admin whether they may change the group
 */
public record GroupMember(Party party, boolean admin) {}
