package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.stanza.ProfileStanzas;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.SetBlockedList;
import io.github.camelwhatsapp.stream.OperationFlow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Makes the block list what it is to be: asks for it, and blocks and lets in one by one whoever makes the difference, since the server
 * takes no list here. Whoever is known by phone number alone is looked up first. Source: multidevice-messaging.md section 9.5.
 */
final class BlockedListFlow implements OperationFlow<SetBlockedList, Done> {
    private final Live live;

    BlockedListFlow(Live live) {
        this.live = live;
    }

    private record Change(boolean block, HiddenPerson person) {}

    @Override
    public CompletionStage<Done> run(SetBlockedList operation, Requester requester) {
        return HiddenPerson.all(operation.name(), operation.blocked(), requester)
                .thenCompose(wanted -> requester
                        .ask(ProfileStanzas::blockedList)
                        .thenApply(ProfileStanzas::blockedList)
                        .thenCompose(present -> change(differences(present, wanted), requester)));
    }

    private static List<Change> differences(List<Party> present, List<HiddenPerson> wanted) {
        List<HiddenPerson> now = present.stream().map(HiddenPerson::of).toList();
        return Stream.concat(
                        wanted.stream()
                                .filter(person -> !contains(now, person))
                                .map(person -> new Change(true, person)),
                        now.stream()
                                .filter(person -> !contains(wanted, person))
                                .map(person -> new Change(false, person)))
                .toList();
    }

    private static boolean contains(List<HiddenPerson> people, HiddenPerson one) {
        return people.stream().anyMatch(person -> person.is(one));
    }

    private CompletionStage<Done> change(List<Change> changes, Requester requester) {
        CompletionStage<Done> all = CompletableFuture.completedFuture(Done.DONE);
        for (Change change : changes) {
            all = all.thenComposeAsync(
                    done -> requester
                            .ask(id -> ProfileStanzas.block(
                                    id,
                                    change.block(),
                                    change.person().lid(),
                                    change.person().phone()))
                            .thenApply(reply -> Done.DONE),
                    live.lane());
        }
        return all;
    }
}
