package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group and others belong together, or no longer do, in a community. Source: multidevice-messaging.md section 7.3.
 *
 * @param from the group
 * @param linked whether they belong together now
 * @param linkType what the others are to it: {@code parent_group}, {@code sub_group} or {@code sibling_group}; {@code
 *     sub_group_suggestion} for what a member would have in the community, of which the service may not name the groups
 * @param groups the others
 * @param reason the service's word for why they no longer do, if told
 * @param author who did it, if told
 * @param authorName the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupLinksChanged(
        Party from,
        boolean linked,
        String linkType,
        List<Party> groups,
        Optional<String> reason,
        Optional<Party> author,
        Optional<String> authorName,
        Instant timestamp,
        Origin origin)
        implements Event {
    /** Copies what it is given. */
    public GroupLinksChanged {
        groups = List.copyOf(groups);
    }

    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
