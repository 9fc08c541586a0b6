package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.Party;
import java.util.Arrays;
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
     * @throws IllegalArgumentException if it is no group, or the setting is only told
     */
    public SetGroupSetting {
        Arguments.requireGroup("setGroupSetting", "to", to);
        Objects.requireNonNull(setting, "setting");
        if (!setting.isSettable()) {
            throw new IllegalArgumentException("setGroupSetting: setting is " + setting + "; one can set "
                    + Arrays.stream(GroupSetting.values())
                            .filter(GroupSetting::isSettable)
                            .toList());
        }
    }
}
