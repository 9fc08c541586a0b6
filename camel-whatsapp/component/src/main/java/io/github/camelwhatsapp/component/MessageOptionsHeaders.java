package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.Argument.Incoming;
import io.github.camelwhatsapp.model.MessageOptions;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Message;

/**
 * What goes with a message, in headers: those that a route sets follow from the components of {@link MessageOptions}, all of which may
 * be left out. The quote is not among them, since an answer names it as its target. Those that come in have names of their own, so that
 * nothing of what came goes out with the next message.
 */
record MessageOptionsHeaders() implements OperationPart {
    private static final String QUOTE = "quote";
    private static final Map<Class<?>, Object> ABSENT = Map.of(Boolean.class, false, Integer.class, 0);

    @Override
    public List<Argument> arguments() {
        return components().map(MessageOptionsHeaders::argument).toList();
    }

    @Override
    public Object make(List<Object> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(0, Optional.empty());
        return RecordMaker.of(MessageOptions.class).make(all.toArray());
    }

    /** Fills the headers of a message that came. */
    static void bind(MessageOptions options, Message message) {
        options.quote().ifPresent(quote -> {
            message.setHeader(
                    WhatsAppConstants.QUOTED_MESSAGE_ID, quote.message().id());
            quote.message()
                    .sender()
                    .ifPresent(sender -> message.setHeader(
                            WhatsAppConstants.QUOTED_SENDER, sender.id().toString()));
        });
        if (!options.mentions().isEmpty()) {
            message.setHeader(
                    WhatsAppConstants.MENTIONED,
                    options.mentions().stream()
                            .map(party -> party.id().toString())
                            .toList());
        }
        if (options.timesForwarded() > 0) {
            message.setHeader(WhatsAppConstants.FORWARD_COUNT, options.timesForwarded());
        }
        if (options.viewOnce()) {
            message.setHeader(WhatsAppConstants.ONLY_ONCE, true);
        }
        options.albumId().ifPresent(album -> message.setHeader(WhatsAppConstants.ALBUM_MESSAGE_ID, album));
        options.expiration().ifPresent(time -> message.setHeader(WhatsAppConstants.DISAPPEARS_AFTER, time));
    }

    private static Stream<RecordComponent> components() {
        return Arrays.stream(MessageOptions.class.getRecordComponents())
                .filter(component -> !component.getName().equals(QUOTE));
    }

    private static Argument argument(RecordComponent component) {
        Argument argument = Argument.of(component.getName(), component, Incoming.NEVER);
        return argument.optional()
                ? argument
                : argument.otherwise(argument.list() ? List.of() : ABSENT.get(argument.type()));
    }
}
