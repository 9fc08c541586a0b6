package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Group;
import java.util.List;

/**
 * Asks for the groups that the account has made. Source: classic.md section 5.4, {@code sendGetGroupsOwning}.
 */
public record GetOwnedGroups() implements Operation<List<Group>> {}
