package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.stanza.GroupStanzas;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupMember;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.stream.OperationFlow;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Makes a group and asks what became of it. The group is there once the first request is answered: when the second fails, the answer is
 * what was asked for, since a failure would make a caller create it again.
 */
final class CreateGroupFlow implements OperationFlow<CreateGroup, Group> {
    private final Party self;

    CreateGroupFlow(String ownNumber) {
        self = Party.ofPhone(ownNumber);
    }

    @Override
    public CompletionStage<Group> run(CreateGroup operation, Requester requester) {
        return requester
                .ask(id -> GroupStanzas.create(id, operation))
                .thenApply(GroupStanzas::created)
                .thenCompose(group -> requester
                        .ask(id -> GroupStanzas.info(id, group))
                        .thenApply(GroupStanzas::described)
                        .exceptionally(problem -> asAsked(group, operation)));
    }

    private Group asAsked(Party group, CreateGroup operation) {
        return new Group(
                group,
                operation.subject(),
                Optional.of(self),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Stream.concat(
                                Stream.of(new GroupMember(self, true)),
                                operation.participants().stream().map(party -> new GroupMember(party, false)))
                        .toList());
    }
}
