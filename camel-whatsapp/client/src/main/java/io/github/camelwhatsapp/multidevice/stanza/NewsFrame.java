package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;

/**
 * What all children of a notification share. Source: multidevice-messaging.md section 7.3.
 *
 * @param people who is behind an address
 * @param from whom it is about
 * @param author who caused it, if told
 * @param name the name they give themselves, if sent along
 * @param at when
 * @param origin whether it came live or had waited
 */
record NewsFrame(People people, Party from, Optional<Party> author, Optional<String> name, Instant at, Origin origin) {
    /** Of a notification; one without a time of its own is of now. */
    static NewsFrame of(People people, Node notification, Instant now) {
        return new NewsFrame(
                people,
                Parties.require(people, notification.attributes(), "from", "sender_lid", "lid"),
                Parties.in(people, notification.attributes(), "participant", "participant_pn", "participant_lid"),
                notification.attribute("notify").filter(name -> !name.isEmpty() && !name.equals("-")),
                notification.attributes().instant("t").orElse(now),
                notification.attribute("offline").isPresent() ? Origin.OFFLINE : Origin.LIVE);
    }
}
