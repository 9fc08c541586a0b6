package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupDescription;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.multidevice.stanza.GroupStanzas;
import io.github.camelwhatsapp.multidevice.stanza.InviteStanzas;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.CancelJoinRequest;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.GetOwnedGroups;
import io.github.camelwhatsapp.operation.SetGroupDescription;
import io.github.camelwhatsapp.stream.OperationFlow.Requester;
import io.github.camelwhatsapp.stream.OperationFlows;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is done to groups that takes more than one request, or the store. Source: multidevice-messaging.md section 7.2. */
final class GroupFlows {
    /** The operations of this family. */
    static final Set<Class<?>> OPERATIONS = Set.of(
            CreateGroup.class,
            AddParticipants.class,
            GetOwnedGroups.class,
            SetGroupDescription.class,
            CancelJoinRequest.class);

    private final Live live;
    private final TokenBook tokens;

    GroupFlows(Live live) {
        this.live = live;
        tokens = new TokenBook(live);
    }

    /** Adds them. */
    void addTo(OperationFlows flows) {
        flows.add(CreateGroup.class, this::create)
                .add(AddParticipants.class, this::add)
                .add(GetOwnedGroups.class, this::owned)
                .add(SetGroupDescription.class, this::describe)
                .add(CancelJoinRequest.class, this::cancel);
    }

    private CompletionStage<Group> create(CreateGroup operation, Requester requester) {
        return tokens.with(operation.participants(), known -> requester
                .ask(id -> GroupStanzas.create(id, operation, known))
                .thenApply(GroupStanzas::described));
    }

    private CompletionStage<List<PartyOutcome>> add(AddParticipants operation, Requester requester) {
        return tokens.with(operation.participants(), known -> requester
                .ask(id -> GroupStanzas.change(id, operation.to(), "add", operation.participants(), known))
                .thenApply(reply -> GroupStanzas.changed("add", operation.participants(), reply)));
    }

    /** The server has no such question here: these are the groups that the account made. */
    private CompletionStage<List<Group>> owned(GetOwnedGroups operation, Requester requester) {
        return requester.ask(GroupStanzas::groups).thenApply(reply -> GroupStanzas.groups(reply).stream()
                .filter(group -> group.creator().filter(live::isOwn).isPresent())
                .toList());
    }

    /** A change has to name the version that it replaces; one that lost the race is refused with 409. */
    private CompletionStage<Done> describe(SetGroupDescription operation, Requester requester) {
        return requester.ask(id -> GroupStanzas.info(id, operation.to())).thenCompose(reply -> {
            Optional<String> previous =
                    GroupStanzas.described(reply).description().map(GroupDescription::descriptionId);
            if (operation.description().isEmpty() && previous.isEmpty()) {
                return CompletableFuture.completedFuture(Done.DONE);
            }
            return requester
                    .ask(id ->
                            GroupStanzas.description(id, operation.to(), operation.description(), freshId(), previous))
                    .thenApply(done -> Done.DONE);
        });
    }

    private CompletionStage<Done> cancel(CancelJoinRequest operation, Requester requester) {
        Jid own = live.device().lid().orElse(live.device().own()).account();
        return requester
                .ask(id -> InviteStanzas.cancel(id, operation.to(), own))
                .thenApply(reply -> Done.DONE);
    }

    private static String freshId() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }
}
