package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.stanza.UsyncStanzas;
import io.github.camelwhatsapp.stream.OperationFlow.Requester;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Somebody by their hidden address, where the server takes no other. Source: multidevice-messaging.md sections 9.4 and 9.5.
 *
 * @param lid it
 * @param phone the phone number, if it is known
 */
record HiddenPerson(Jid lid, Optional<Jid> phone) {
    private static final int NOT_FOUND = 404;

    /** Somebody whose hidden address is known. */
    static HiddenPerson of(Party party) {
        return new HiddenPerson(party.lid().orElse(party.id()), party.phone().map(Jid::ofPhone));
    }

    /** Whether they are the same. */
    boolean is(HiddenPerson other) {
        return lid.equals(other.lid) || (phone.isPresent() && phone.equals(other.phone));
    }

    /**
     * All of these, for whose hidden addresses the server is asked where they are not known.
     *
     * @param operation its name, for the refusal
     * @return fails with a {@link RefusedException} when somebody is not on WhatsApp
     */
    static CompletionStage<List<HiddenPerson>> all(String operation, List<Party> people, Requester requester) {
        List<Party> unknown =
                people.stream().filter(party -> party.lid().isEmpty()).toList();
        if (unknown.isEmpty()) {
            return CompletableFuture.completedFuture(
                    people.stream().map(HiddenPerson::of).toList());
        }
        return requester.ask(id -> UsyncStanzas.lids(id, unknown)).thenApply(reply -> {
            Map<Jid, Jid> lids = UsyncStanzas.lids(reply);
            return people.stream()
                    .map(party -> party.lid().isPresent() ? of(party) : found(operation, party, lids))
                    .toList();
        });
    }

    private static HiddenPerson found(String operation, Party party, Map<Jid, Jid> lids) {
        Jid lid = Optional.ofNullable(lids.get(party.id()))
                .orElseThrow(() -> new RefusedException(
                        operation, NOT_FOUND, party.id() + " is not on WhatsApp; nothing was changed"));
        return new HiddenPerson(lid, Optional.of(party.id()));
    }
}
