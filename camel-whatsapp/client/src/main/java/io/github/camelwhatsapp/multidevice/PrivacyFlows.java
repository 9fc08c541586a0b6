package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PrivacySettings;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.multidevice.stanza.PrivacyStanzas;
import io.github.camelwhatsapp.multidevice.stanza.PrivacyStanzas.Listed;
import io.github.camelwhatsapp.multidevice.stanza.ProfileStanzas;
import io.github.camelwhatsapp.multidevice.stanza.UsyncStanzas;
import io.github.camelwhatsapp.operation.ChangePrivacyList;
import io.github.camelwhatsapp.operation.GetStatuses;
import io.github.camelwhatsapp.operation.SetPrivacySetting;
import io.github.camelwhatsapp.stream.OperationFlow.Requester;
import io.github.camelwhatsapp.stream.OperationFlows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Who may see what: settings on which other things hang, lists of people, and what others show to those who have a token of theirs. Source:
 * multidevice-messaging.md sections 2.2, 8 and 9.4.
 */
final class PrivacyFlows {
    /** The operations of this family. */
    static final Set<Class<?>> OPERATIONS = Set.of(SetPrivacySetting.class, ChangePrivacyList.class, GetStatuses.class);

    private final Live live;
    private final TokenBook tokens;

    PrivacyFlows(Live live) {
        this.live = live;
        tokens = new TokenBook(live);
    }

    /** Adds them. */
    void addTo(OperationFlows flows) {
        flows.add(SetPrivacySetting.class, this::set)
                .add(ChangePrivacyList.class, this::change)
                .add(GetStatuses.class, this::statuses);
    }

    private CompletionStage<PrivacySettings> set(SetPrivacySetting operation, Requester requester) {
        return changed(requester.ask(id -> PrivacyStanzas.set(id, operation)).thenApply(PrivacyStanzas::changed));
    }

    /** A change of a list names the version that it changes; one that lost the race is refused with 409. */
    private CompletionStage<PrivacySettings> change(ChangePrivacyList operation, Requester requester) {
        List<Party> all = new ArrayList<>(operation.added());
        operation.removed().ifPresent(all::addAll);
        return changed(HiddenPerson.all(operation.name(), all, requester)
                .thenCompose(people -> requester
                        .ask(ProfileStanzas::privacy)
                        .thenCompose(present -> requester.ask(id -> PrivacyStanzas.change(
                                id,
                                operation,
                                PrivacyStanzas.version(present, operation.category()),
                                listed(people, operation.added().size())))))
                .thenApply(PrivacyStanzas::changed));
    }

    private static List<Listed> listed(List<HiddenPerson> people, int added) {
        List<Listed> all = new ArrayList<>();
        for (HiddenPerson person : people) {
            all.add(new Listed(all.size() < added, person.lid(), person.phone()));
        }
        return all;
    }

    private CompletionStage<PrivacySettings> changed(CompletionStage<PrivacySettings> answer) {
        return answer.whenComplete((settings, problem) -> live.privacyChanged());
    }

    private CompletionStage<List<StatusText>> statuses(GetStatuses operation, Requester requester) {
        return tokens.with(operation.people(), known -> requester
                .ask(id -> UsyncStanzas.statuses(id, operation.people(), known))
                .thenApply(reply -> UsyncStanzas.statuses(operation.people(), reply)));
    }
}
