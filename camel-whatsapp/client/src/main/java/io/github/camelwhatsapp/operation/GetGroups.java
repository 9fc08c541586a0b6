package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Group;
import java.util.List;

/**
 * Asks for the groups that the account is in. Source: classic.md section 5.4, {@code sendGetGroups}.
 */
public record GetGroups() implements Operation<List<Group>> {}
