package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.stanza.ContactTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Looks up the tokens of people before something is asked that wants them. Source: multidevice-messaging.md section 8. */
final class TokenBook {
    private final Live live;

    TokenBook(Live live) {
        this.live = live;
    }

    /** Does something with the tokens of those who gave us one that still counts; on the lane. Our own account never has one. */
    <R> CompletionStage<R> with(List<Party> people, Function<Map<Party, byte[]>, CompletionStage<R>> step) {
        return live.context()
                .store()
                .transact(transaction -> {
                    Map<Party, byte[]> tokens = new HashMap<>();
                    for (Party person : people) {
                        if (person.id().isUser() && !live.isOwn(person)) {
                            ContactTokens.valid(
                                            transaction,
                                            person.id(),
                                            live.context().time().now())
                                    .ifPresent(token -> tokens.put(person, token));
                        }
                    }
                    return tokens;
                })
                .thenComposeAsync(step, live.lane());
    }

    /** The same for one person. */
    <R> CompletionStage<R> with(Party person, Function<Optional<byte[]>, CompletionStage<R>> step) {
        return with(List.of(person), tokens -> step.apply(Optional.ofNullable(tokens.get(person))));
    }
}
