package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.multidevice.stanza.PresenceStanzas;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendOfflineStatus;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import io.github.camelwhatsapp.stream.OperationFlows;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Who is available, and whose presence is wanted. The server forgets both with the connection, so they are kept and said again after a
 * login. Nobody is shown as available who did not ask for it: that would silence the phone. Source: multidevice-messaging.md section 8.
 */
final class PresenceFlows {
    /** The operations of this family. */
    static final Set<Class<?>> OPERATIONS = Set.of(
            SetPresence.class,
            SendOfflineStatus.class,
            SubscribePresence.class,
            UnsubscribePresence.class,
            SendChatState.class);

    private final Live live;
    private final TokenBook tokens;

    PresenceFlows(Live live) {
        this.live = live;
        tokens = new TokenBook(live);
    }

    /** Adds them. */
    void addTo(OperationFlows flows) {
        flows.add(SetPresence.class, (operation, requester) -> show(operation))
                .add(
                        SendOfflineStatus.class,
                        (operation, requester) -> show(new SetPresence(Presence.UNAVAILABLE, Optional.empty())))
                .add(SubscribePresence.class, (operation, requester) -> subscribe(operation.to()))
                .add(UnsubscribePresence.class, (operation, requester) -> unsubscribe(operation.to()))
                .add(
                        SendChatState.class,
                        (operation, requester) ->
                                written(PresenceStanzas.chatState(operation.to(), operation.chatState())));
    }

    /** Says again what an earlier connection said. */
    CompletionStage<Void> again() {
        return live.context()
                .store()
                .transact(transaction -> ShownPresence.load(transaction.credentials()))
                .thenAcceptAsync(
                        shown -> {
                            if (shown.available()) {
                                live.write(PresenceStanzas.presence(Presence.AVAILABLE, name(shown)));
                            }
                            shown.watched().forEach(this::ask);
                        },
                        live.lane());
    }

    private CompletionStage<Done> show(SetPresence operation) {
        return kept(shown -> shown.shown(
                        operation.presence() != Presence.UNAVAILABLE,
                        operation.nickname().or(shown::name)))
                .thenComposeAsync(
                        shown -> written(PresenceStanzas.presence(operation.presence(), name(shown))), live.lane());
    }

    private CompletionStage<Done> subscribe(Party party) {
        return kept(shown -> shown.watching(party)).thenComposeAsync(shown -> ask(party), live.lane());
    }

    private CompletionStage<Done> ask(Party party) {
        return tokens.with(party, token -> written(PresenceStanzas.subscribe(party, token)));
    }

    private CompletionStage<Done> unsubscribe(Party party) {
        return kept(shown -> shown.ignoring(party))
                .thenComposeAsync(shown -> written(PresenceStanzas.unsubscribe(party)), live.lane());
    }

    private CompletionStage<ShownPresence> kept(UnaryOperator<ShownPresence> change) {
        return live.context().store().transact(transaction -> {
            ShownPresence changed = change.apply(ShownPresence.load(transaction.credentials()));
            changed.save(transaction.credentials());
            return changed;
        });
    }

    private Optional<String> name(ShownPresence shown) {
        return shown.name().or(() -> live.context().settings().nickname());
    }

    private CompletionStage<Done> written(Node stanza) {
        return live.write(stanza).thenApply(done -> Done.DONE);
    }
}
