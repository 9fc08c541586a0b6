package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.Party;
import java.util.Objects;

/**
 * Sets how a group is run; for administrators.
 *
 * @param to the group
 * @param setting what is to hold from now on
 */
public record SetGroupSetting(Party to, @Payload GroupSetting setting) implements GroupOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group
     */
    public SetGroupSetting {
        Arguments.requireGroup("setGroupSetting", "to", to);
        Objects.requireNonNull(setting, "setting");
    }
}
