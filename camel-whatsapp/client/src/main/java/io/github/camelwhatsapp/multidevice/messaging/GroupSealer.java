package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.Devices;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.devices.ParticipantHash;
import io.github.camelwhatsapp.multidevice.devices.Person;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Seals messages to a group: once for all, with our key of the group, which goes to each device that lacks it. That is done a portion at a
 * time in transactions of their own before the message's, so that a large group does not keep others from the store: what a portion
 * encrypts stays in memory until the message is sealed, and is lost without harm when it never is: whom a message brings the key counts for
 * nothing until that message waits to be written. Used on the lane only. Source: multidevice-messaging.md section 3.5.
 */
final class GroupSealer {
    private static final int PORTION = 8;
    private static final int FORBIDDEN = 403;

    private final ConnectionContext context;
    private final OwnDevice self;
    private final Executor lane;
    private final Devices devices;
    private final Rosters rosters;
    private final Sessions sessions;
    private final OwnSenderKeys keys;
    private final Drafts drafts;
    private final Plaintexts plaintexts;
    private final SentNotes notes;

    GroupSealer(
            ConnectionContext context,
            OwnDevice self,
            Executor lane,
            Devices devices,
            Rosters rosters,
            Sessions sessions,
            OwnSenderKeys keys,
            Drafts drafts,
            Plaintexts plaintexts,
            SentNotes notes) {
        this.context = context;
        this.self = self;
        this.lane = lane;
        this.devices = devices;
        this.rosters = rosters;
        this.sessions = sessions;
        this.keys = keys;
        this.drafts = drafts;
        this.plaintexts = plaintexts;
        this.notes = notes;
    }

    /**
     * To whom a message goes.
     *
     * @param hash of all their devices and this one
     * @param targets the devices, without this one
     * @param roster the group's
     */
    private record Audience(Jid group, Roster roster, List<Target> targets, String hash) {
        boolean byPhone() {
            return roster.byPhone();
        }
    }

    /**
     * Our key as it was given to those who lacked it.
     *
     * @param keyId which key
     * @param parts the parts of the stanza that do that
     * @param vouch whether one of them begins a session
     */
    private record Given(long keyId, List<Node> parts, boolean vouch) {
        Given and(Given more) {
            List<Node> all = new ArrayList<>(parts);
            all.addAll(more.parts);
            return new Given(keyId, all, vouch || more.vouch);
        }
    }

    /** Prepares a message. */
    CompletionStage<Sealing> prepare(String id, MessageOperation operation) {
        Jid group = operation.to().id();
        return audience(group)
                .thenComposeAsync(
                        audience -> {
                            notes.sealed(id, group, audience.hash(), List.of());
                            return context.store()
                                    .preferred()
                                    .transact(tx -> begin(tx, id, operation, audience))
                                    .thenComposeAsync(
                                            begun -> {
                                                requireRoster(audience);
                                                return give(id, audience, begun.holding())
                                                        .thenApply(given ->
                                                                sealing(id, operation, audience, given, begun.draft()));
                                            },
                                            lane);
                        },
                        lane);
    }

    /** What the message says, and our key of the group with those who lack it. */
    private record Begun(Draft draft, OwnSenderKeys.Holding holding) {}

    private Begun begin(Transaction tx, String id, MessageOperation operation, Audience audience) {
        Draft draft = drafts.write(
                tx, audience.group(), audience.byPhone(), audience.roster().rules(), id, operation);
        return new Begun(draft, keys.hold(tx, audience.group(), audience.targets()));
    }

    private CompletionStage<Audience> audience(Jid group) {
        return rosters.of(group)
                .thenComposeAsync(
                        roster -> {
                            if (roster.members().stream().noneMatch(self::isOwn)) {
                                throw new RefusedException(
                                        "sendMessage", FORBIDDEN, "the account is not a member of " + group);
                            }
                            return devices.of(roster.members()).thenApply(people -> audience(group, roster, people));
                        },
                        lane);
    }

    private Audience audience(Jid group, Roster roster, Map<Jid, Person> people) {
        List<Target> all = people.values().stream()
                .flatMap(person -> Target.ownKeyed(person, roster.byPhone()).stream())
                .toList();
        List<Target> targets = all.stream().filter(target -> !isThis(target)).toList();
        List<Jid> wire = new ArrayList<>(targets.stream().map(Target::wire).toList());
        wire.add(roster.byPhone() ? self.phone() : self.resolved());
        return new Audience(group, roster, targets, ParticipantHash.of(wire));
    }

    private boolean isThis(Target target) {
        return target.device().device() == self.phone().device() && self.isOwn(target.device());
    }

    private CompletionStage<Given> give(String id, Audience audience, OwnSenderKeys.Holding holding) {
        Given nothing = new Given(holding.keyId(), List.of(), false);
        if (holding.lacking().isEmpty()) {
            return CompletableFuture.completedFuture(nothing);
        }
        return sessions.prepare(holding.lacking().stream().map(Target::device).toList())
                .thenComposeAsync(ready -> give(id, audience, holding, ready, nothing), lane);
    }

    private CompletionStage<Given> give(
            String id, Audience audience, OwnSenderKeys.Holding holding, Sessions.Ready ready, Given nothing) {
        List<Target> usable = holding.lacking().stream()
                .filter(target -> !ready.unusable().containsKey(target.device()))
                .toList();
        CompletionStage<Given> all = CompletableFuture.completedFuture(nothing);
        for (int from = 0; from < usable.size(); from += PORTION) {
            List<Target> portion = usable.subList(from, Math.min(usable.size(), from + PORTION));
            all = all.thenComposeAsync(
                    before -> context.store()
                            .preferred()
                            .transact(tx -> give(tx, id, audience.group(), holding.keyId(), portion, ready))
                            .thenApply(before::and),
                    lane);
        }
        return all;
    }

    private Given give(Transaction tx, String id, Jid group, long keyId, List<Target> portion, Sessions.Ready ready) {
        requireKey(tx, group, keyId);
        keys.sent(tx, group, id, portion);
        byte[] key = plaintexts.key(group, keys.describe(tx, group));
        List<Node> parts = new ArrayList<>();
        boolean vouch = false;
        for (Target target : portion) {
            EncryptedMessage message = sessions.encrypt(tx, target.device(), key, ready);
            vouch |= OutgoingStanza.isFirst(message);
            parts.add(OutgoingStanza.to(target.wire(), OutgoingStanza.part(message)));
        }
        return new Given(keyId, parts, vouch);
    }

    /**
     * What leaves the group from here on drops the key, which is seen when the message is sealed; what left before the key was held is
     * forgotten by now: the news of it is on the lane before this.
     */
    private void requireRoster(Audience audience) {
        if (!rosters.isStill(audience.group(), audience.roster())) {
            throw new StaleSealingException("Others are in " + audience.group() + " meanwhile");
        }
    }

    private void requireKey(Transaction tx, Jid group, long keyId) {
        if (!keys.isStill(tx, group, keyId)) {
            throw new StaleSealingException("There is another key for " + group + " meanwhile");
        }
    }

    private Sealing sealing(String id, MessageOperation operation, Audience audience, Given given, Draft draft) {
        return tx -> {
            requireKey(tx, audience.group(), given.keyId());
            drafts.keepSecret(tx, id, operation, draft);
            byte[] message = keys.encrypt(tx, audience.group(), plaintexts.direct(draft.message()));
            return new MultiDeviceNodeEncoder().encode(stanza(id, audience, given, draft, message));
        };
    }

    private Node stanza(String id, Audience audience, Given given, Draft draft, byte[] message) {
        Node.Builder stanza = OutgoingStanza.begin(id, audience.group(), draft)
                .attribute("phash", audience.hash())
                .attribute("addressing_mode", audience.byPhone() ? "pn" : "lid");
        if (!given.parts().isEmpty()) {
            stanza.child(Node.builder("participants").children(given.parts()).build());
        }
        if (given.vouch()) {
            stanza.child(KeyNodes.data("device-identity", self.identity()));
        }
        return stanza.child(OutgoingStanza.groupPart(message, draft))
                .children(draft.extras())
                .build();
    }
}
