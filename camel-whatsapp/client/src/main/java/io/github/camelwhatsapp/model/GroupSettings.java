package io.github.camelwhatsapp.model;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a group is set. Source: multidevice-messaging.md section 7.1.
 *
 * @param settings one of each pair of choices, as far as the server told
 * @param disappearingTimer after how long its messages disappear; zero for never
 * @param hidden whether its members are addressed by their hidden ids, not by phone number
 * @param suspended whether the service has shut it
 * @param community the community that it belongs to, if any
 */
public record GroupSettings(
        Set<GroupSetting> settings,
        Duration disappearingTimer,
        boolean hidden,
        boolean suspended,
        Optional<Party> community) {
    /** Copies the set. */
    public GroupSettings {
        settings = Set.copyOf(settings);
    }

    /** Whether a choice holds. */
    public boolean has(GroupSetting setting) {
        return settings.contains(setting);
    }
}
