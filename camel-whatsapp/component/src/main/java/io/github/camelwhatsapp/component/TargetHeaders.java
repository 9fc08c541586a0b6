package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.Argument.Incoming;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Quote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The message that an operation points at, in headers of its own: its id, who wrote it, whether the account itself did, and for an answer
 * what it said. Who wrote an incoming message is filled in for that message only: beside the id of another it would be wrong.
 *
 * @param quoting whether it is quoted
 */
record TargetHeaders(boolean quoting) implements OperationPart {
    private static final Argument ID =
            new Argument("targetMessageId", String.class, false, false, false, Incoming.IN_ITS_CHAT, Optional.empty());
    private static final Argument SENDER = new Argument(
            "targetSender", Party.class, false, true, false, Incoming.AS_ITS_TARGET, Optional.of(Optional.empty()));
    private static final Argument OWN =
            new Argument("targetOwn", Boolean.class, false, false, false, Incoming.NEVER, Optional.of(false));
    private static final Argument CONTENT = new Argument(
            "targetContent", Content.class, false, true, false, Incoming.AS_ITS_TARGET, Optional.of(Optional.empty()));

    @Override
    public List<Argument> arguments() {
        return Stream.concat(Stream.of(ID, SENDER, OWN), quoting ? Stream.of(CONTENT) : Stream.of())
                .toList();
    }

    @Override
    public Object make(List<Object> values) {
        MessageReference reference = new MessageReference(
                (String) values.get(0), optional(values.get(1), Party.class), (Boolean) values.get(2));
        return quoting ? new Quote(reference, optional(values.get(3), Content.class)) : reference;
    }

    private static <T> Optional<T> optional(Object value, Class<T> type) {
        return ((Optional<?>) value).map(type::cast);
    }
}
