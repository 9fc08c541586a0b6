package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import java.util.Map;
import java.util.Optional;

/** The operations of this generation that take more than one request, each with its flow. */
final class OperationFlows {
    private final Map<Class<?>, OperationFlow<?, ?>> flows;

    /**
     * Of one connection.
     *
     * @param ownNumber the account's number
     * @param contacts who keeps the rules for contacts
     */
    OperationFlows(String ownNumber, ContactKeeper contacts) {
        OperationFlow<SyncContacts, ContactSyncResult> sync = (operation, requester) -> contacts.sync(operation);
        OperationFlow<SubscribePresence, Done> subscribe = (operation, requester) -> contacts.subscribe(operation);
        OperationFlow<UnsubscribePresence, Done> unsubscribe =
                (operation, requester) -> contacts.unsubscribe(operation);
        flows = Map.of(
                CreateGroup.class,
                new CreateGroupFlow(ownNumber),
                SyncContacts.class,
                sync,
                SubscribePresence.class,
                subscribe,
                UnsubscribePresence.class,
                unsubscribe);
    }

    /** The flow of an operation; empty when one request, or none, is enough. */
    @SuppressWarnings("unchecked") // the map pairs each operation with a flow of its own type
    <R> Optional<OperationFlow<Operation<R>, R>> of(Operation<R> operation) {
        return Optional.ofNullable((OperationFlow<Operation<R>, R>) flows.get(operation.getClass()));
    }
}
