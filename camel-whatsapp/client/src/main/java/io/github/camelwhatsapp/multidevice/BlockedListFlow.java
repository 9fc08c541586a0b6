package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.stanza.ProfileStanzas;
import io.github.camelwhatsapp.multidevice.stanza.UsyncStanzas;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.SetBlockedList;
import io.github.camelwhatsapp.stream.OperationFlow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Makes the block list what it is to be: asks for it, and blocks and lets in one by one whoever makes the difference, since the server
 * takes no list here. Whoever is known by phone number alone is looked up first. Source: multidevice-messaging.md section 9.5.
 */
final class BlockedListFlow implements OperationFlow<SetBlockedList, Done> {
    private static final int NOT_FOUND = 404;

    private final Live live;

    BlockedListFlow(Live live) {
        this.live = live;
    }

    private record Person(Jid lid, Optional<Jid> phone) {
        static Person of(Party party) {
            return new Person(party.lid().orElse(party.id()), party.phone().map(Jid::ofPhone));
        }
    }

    private record Change(boolean block, Person person) {}

    @Override
    public CompletionStage<Done> run(SetBlockedList operation, Requester requester) {
        return resolved(operation, requester).thenCompose(wanted -> requester
                .ask(ProfileStanzas::blockedList)
                .thenApply(ProfileStanzas::blockedList)
                .thenCompose(present -> change(differences(present, wanted), requester)));
    }

    private static CompletionStage<List<Person>> resolved(SetBlockedList operation, Requester requester) {
        List<Party> unknown = operation.blocked().stream()
                .filter(party -> party.lid().isEmpty())
                .toList();
        if (unknown.isEmpty()) {
            return CompletableFuture.completedFuture(
                    operation.blocked().stream().map(Person::of).toList());
        }
        return requester.ask(id -> UsyncStanzas.lids(id, unknown)).thenApply(reply -> {
            Map<Jid, Jid> lids = UsyncStanzas.lids(reply);
            return operation.blocked().stream()
                    .map(party -> party.lid().isPresent() ? Person.of(party) : found(operation, party, lids))
                    .toList();
        });
    }

    private static Person found(SetBlockedList operation, Party party, Map<Jid, Jid> lids) {
        Jid lid = Optional.ofNullable(lids.get(party.id()))
                .orElseThrow(() -> new RefusedException(
                        operation.name(), NOT_FOUND, party.id() + " is not on WhatsApp; nothing was changed"));
        return new Person(lid, Optional.of(party.id()));
    }

    private static List<Change> differences(List<Party> present, List<Person> wanted) {
        List<Person> now = present.stream().map(Person::of).toList();
        return Stream.concat(
                        wanted.stream()
                                .filter(person -> !contains(now, person))
                                .map(person -> new Change(true, person)),
                        now.stream()
                                .filter(person -> !contains(wanted, person))
                                .map(person -> new Change(false, person)))
                .toList();
    }

    private static boolean contains(List<Person> people, Person one) {
        return people.stream()
                .anyMatch(person -> person.lid().equals(one.lid())
                        || (person.phone().isPresent() && person.phone().equals(one.phone())));
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
