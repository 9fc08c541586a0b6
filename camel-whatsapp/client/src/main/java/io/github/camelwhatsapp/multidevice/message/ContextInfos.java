package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MessageOrBuilder;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Quote;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.proto.ContextInfo;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageAssociation;
import io.github.camelwhatsapp.proto.MessageContextInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What goes with a message, in the field {@code contextInfo} that most kinds have. Source: multidevice-messaging.md sections 3.3 and 5.1.
 */
final class ContextInfos {
    private static final String FIELD = "contextInfo";
    private static final int MOST_MENTIONS = 2048;

    private ContextInfos() {}

    /** What goes with a message. What makes no sense of it is left out: it is no reason to lose what was said. */
    static MessageOptions read(Source source, boolean viewOnce) {
        ContextInfo context = context(source.message());
        boolean once = viewOnce || kinds(source.message()).stream().anyMatch(kind -> Fields.flag(kind, "viewOnce"));
        int forwarded = Math.max(context.getForwardingScore(), context.getIsForwarded() ? 1 : 0);
        return new MessageOptions(
                quote(context, source),
                mentions(context, source.view()),
                context.getNonJidMentions() != 0,
                Fields.number(context, "expiration")
                        .filter(seconds -> seconds > 0)
                        .map(Duration::ofSeconds),
                once,
                forwarded,
                TextForms.preview(source.message().getExtendedTextMessage()),
                album(source.info()));
    }

    /** The album that a picture or film belongs to; it is always by the same author. */
    private static Optional<String> album(MessageContextInfo info) {
        MessageAssociation association = info.getMessageAssociation();
        return association.getAssociationType() == MessageAssociation.AssociationType.MEDIA_ALBUM
                ? Optional.of(association.getParentMessageKey().getId()).filter(MessageKeys::isId)
                : Optional.empty();
    }

    /**
     * The context of a message of ours.
     *
     * @param quoted writes the content of a quoted message
     */
    static ContextInfo write(MessageOptions options, ChatView view, Function<Content, Optional<Message>> quoted) {
        ContextInfo.Builder context = ContextInfo.newBuilder();
        options.quote().ifPresent(quote -> write(quote, view, quoted, context));
        options.mentions()
                .forEach(party -> context.addMentionedJid(view.address(party).toString()));
        if (options.mentionsEverybody()) {
            context.setNonJidMentions(1);
        }
        options.expiration()
                .ifPresent(time -> context.setExpiration((int) Math.min(time.toSeconds(), Integer.MAX_VALUE)));
        if (options.timesForwarded() > 0) {
            context.setIsForwarded(true).setForwardingScore(options.timesForwarded());
        }
        return context.build();
    }

    /** Gives a message its context. */
    static void put(ContextInfo context, Message.Builder message) {
        for (FieldDescriptor kind : List.copyOf(message.getAllFields().keySet())) {
            if (kind.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                com.google.protobuf.Message.Builder inside = message.getFieldBuilder(kind);
                field(inside).ifPresent(field -> inside.setField(field, context));
            }
        }
    }

    private static void write(
            Quote quote, ChatView view, Function<Content, Optional<Message>> quoted, ContextInfo.Builder context) {
        context.setStanzaId(quote.message().id());
        view.author(quote.message()).ifPresent(author -> context.setParticipant(author.toString()));
        quote.content().flatMap(quoted).ifPresent(context::setQuotedMessage);
    }

    private static ContextInfo context(Message message) {
        return kinds(message).stream()
                .flatMap(kind ->
                        field(kind).filter(kind::hasField).map(field -> (ContextInfo) kind.getField(field)).stream())
                .findFirst()
                .orElseGet(ContextInfo::getDefaultInstance);
    }

    private static List<MessageOrBuilder> kinds(MessageOrBuilder message) {
        return message.getAllFields().values().stream()
                .filter(MessageOrBuilder.class::isInstance)
                .map(MessageOrBuilder.class::cast)
                .toList();
    }

    private static Optional<FieldDescriptor> field(MessageOrBuilder kind) {
        return Optional.ofNullable(kind.getDescriptorForType().findFieldByName(FIELD));
    }

    private static Optional<Quote> quote(ContextInfo context, Source source) {
        if (context.getStanzaId().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Quote(
                    MessageKeys.quoted(context.getStanzaId(), context.getParticipant(), source.author(), source.view()),
                    context.hasQuotedMessage() ? content(context.getQuotedMessage(), source) : Optional.empty()));
        } catch (MessageFormatException e) {
            return Optional.empty();
        }
    }

    /** A quote of a quote is not read. */
    private static Optional<Content> content(Message quoted, Source source) {
        try {
            return ContentTable.read(source.of(Wrappers.unwrap(quoted, false).message()))
                    .filter(content -> !(content instanceof UnknownContent));
        } catch (MessageFormatException e) {
            return Optional.empty();
        }
    }

    private static List<Party> mentions(ContextInfo context, ChatView view) {
        return context.getMentionedJidList().stream()
                .limit(MOST_MENTIONS)
                .flatMap(text -> mention(text).stream())
                .map(jid -> view.isOwn(jid) ? view.own() : view.people().party(jid))
                .toList();
    }

    private static Optional<Jid> mention(String text) {
        try {
            return MessageKeys.address(text).filter(jid -> !jid.isServer());
        } catch (MessageFormatException e) {
            return Optional.empty();
        }
    }
}
