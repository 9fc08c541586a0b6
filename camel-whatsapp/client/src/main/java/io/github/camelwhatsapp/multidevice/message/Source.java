package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageContextInfo;
import io.github.camelwhatsapp.proto.MessageKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message that is read, without its wrappings.
 *
 * @param message what is inside
 * @param info what belongs to it as a whole
 * @param author who wrote it, without a device
 * @param view the chat
 * @param known earlier messages
 */
record Source(Message message, MessageContextInfo info, Jid author, ChatView view, KnownMessages known) {
    /** The same people and another message. */
    Source of(Message other) {
        return new Source(other, info, author, view, known);
    }

    MessageReference target(MessageKey key) {
        return MessageKeys.read(key, author, view);
    }

    /**
     * Opens what was added to an earlier message.
     *
     * @throws MessageFormatException if that message is not known, or this was not sealed with its secret
     */
    byte[] open(MessageSecrets.Use use, MessageReference target, MessageSecrets.Sealed sealed) {
        KnownMessages.Known to = known.find(target)
                .orElseThrow(
                        () -> new MessageFormatException("The secret of message " + target.id() + " is not known"));
        Optional<Jid> writer = view.author(target);
        List<Jid> authors = writer.map(this::addresses)
                .orElseThrow(() -> new MessageFormatException("Nobody says who wrote message " + target.id()));
        byte[] secret = to.secret()
                .orElseThrow(() -> new MessageFormatException("Message " + target.id() + " came without a secret"));
        return MessageSecrets.open(use, secret, target.id(), authors, addresses(author), sealed)
                .orElseThrow(() -> new MessageFormatException(
                        "What was added to message " + target.id() + " was not sealed with its secret"));
    }

    /** Somebody's addresses, the one that this chat uses first. */
    private List<Jid> addresses(Jid address) {
        Party person = view.isOwn(address) ? view.own() : view.people().party(address);
        List<Jid> all = new ArrayList<>(List.of(address.account()));
        person.lid().filter(lid -> !all.contains(lid)).ifPresent(all::add);
        person.phone().map(Jid::ofPhone).filter(phone -> !all.contains(phone)).ifPresent(all::add);
        return all;
    }
}
