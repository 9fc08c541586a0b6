package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.endpoint.Arrival;
import io.github.camelwhatsapp.emulator.endpoint.Letter;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageKey;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What is done to messages that are there already: reactions, edits, revocations and votes, both ways. Used on the phone's lane only.
 * Source: multidevice-messaging.md sections 3.3, 4.3 and 5.1.
 */
final class TodaysDeeds {
    private static final String EDIT = "1";
    private static final String REVOCATION = "7";

    private final Chats chats;
    private final TodaysSecrets secrets = new TodaysSecrets();
    private final TodaysVotes votes = new TodaysVotes(secrets);
    private final TodaysSealedReactions hidden = new TodaysSealedReactions(secrets);
    private final BiFunction<Jid, Jid, List<Jid>> forms;
    private final Predicate<Jid> announcing;

    /**
     * @param chats where the messages are
     * @param forms gives the addresses of a person (the second) in a chat (the first): the one that is used there, then the other
     * @param announcing tells the groups where only administrators write
     */
    TodaysDeeds(Chats chats, BiFunction<Jid, Jid, List<Jid>> forms, Predicate<Jid> announcing) {
        this.chats = chats;
        this.forms = forms;
        this.announcing = announcing;
    }

    /** Does what a message asks for; false if it asks for nothing that is done to another message. */
    boolean done(ChatId chat, String author, Arrival arrival) {
        Message message = arrival.message();
        if (message.hasReactionMessage()) {
            Message.ReactionMessage reaction = message.getReactionMessage();
            chats.alter(chat, reaction.getKey().getId(), now -> now.reaction(author, reaction.getText()));
            return true;
        }
        if (message.hasEncReactionMessage()) {
            sealedReaction(chat, author, arrival);
            return true;
        }
        if (message.hasPollUpdateMessage()) {
            vote(chat, author, arrival);
            return true;
        }
        if (message.hasProtocolMessage()) {
            protocol(chat, author, message.getProtocolMessage());
            return true;
        }
        return false;
    }

    /** A message has come, or gone: its secret is kept for votes and sealed reactions. */
    void remember(String id, Jid chat, Jid author, Message message) {
        secrets.keep(id, message, forms.apply(chat, author));
    }

    private void sealedReaction(ChatId chat, String author, Arrival arrival) {
        Message.EncReactionMessage reaction = arrival.message().getEncReactionMessage();
        hidden.open(reaction, forms.apply(arrival.chat(), arrival.author()))
                .ifPresent(emoji ->
                        chats.alter(chat, reaction.getTargetMessageKey().getId(), now -> now.reaction(author, emoji)));
    }

    private void vote(ChatId chat, String author, Arrival arrival) {
        Message.PollUpdateMessage update = arrival.message().getPollUpdateMessage();
        String id = update.getPollCreationMessageKey().getId();
        poll(chat, id)
                .ifPresent(poll -> votes.open(update, forms.apply(arrival.chat(), arrival.author()), poll.options())
                        .ifPresent(chosen -> chats.alter(chat, id, now -> now.holding(poll.voted(author, chosen)))));
    }

    private Optional<PhonePoll> poll(ChatId chat, String id) {
        return chats.chat(chat)
                .message(id)
                .flatMap(PhoneMessage::content)
                .filter(PhonePoll.class::isInstance)
                .map(PhonePoll.class::cast);
    }

    private void protocol(ChatId chat, String author, Message.ProtocolMessage deed) {
        String id = deed.getKey().getId();
        boolean byItsAuthor = chats.chat(chat)
                .message(id)
                .filter(now -> now.author().equals(author))
                .isPresent();
        switch (deed.getType()) {
            case REVOKE -> {
                // In a group an administrator may do so too; the server has judged that.
                if (byItsAuthor || chat.isGroup()) {
                    chats.alter(chat, id, PhoneMessage::takenBack);
                }
            }
            case MESSAGE_EDIT -> {
                if (byItsAuthor) {
                    TodaysContents.shown(deed.getEditedMessage())
                            .ifPresent(shown -> chats.alter(chat, id, now -> now.saying(shown.text())));
                }
            }
            default -> {
                // What phones tell each other about keys and settings is nothing that people see.
            }
        }
    }

    /**
     * The letter of a reaction.
     *
     * @param self the phone's own number
     */
    Letter reaction(String id, PhoneMessage to, String emoji, String self, Instant now) {
        Message message = announcing.test(jid(to))
                ? hidden(to, emoji, self, now).orElseGet(() -> open(to, emoji, now))
                : open(to, emoji, now);
        Letter letter = Letter.of(id, jid(to), message, "reaction");
        // The server drops what takes something back and hides it; of what is sealed it does not know that it does.
        return emoji.isEmpty() && message.hasReactionMessage() ? letter.withEdit(REVOCATION) : letter.thatHides();
    }

    private Optional<Message> hidden(PhoneMessage to, String emoji, String self, Instant now) {
        Jid author = forms.apply(jid(to), Jid.ofPhone(to.author())).get(0);
        Jid acting = forms.apply(jid(to), Jid.ofPhone(self)).get(0);
        return hidden.seal(key(to), author, acting, emoji, now);
    }

    private Message open(PhoneMessage to, String emoji, Instant now) {
        return Message.newBuilder()
                .setReactionMessage(Message.ReactionMessage.newBuilder()
                        .setKey(key(to))
                        .setText(emoji)
                        .setSenderTimestampMs(now.toEpochMilli()))
                .build();
    }

    /** The letter of an edit. */
    Letter edit(String id, PhoneMessage own, String text, Instant now) {
        Message deed = Message.newBuilder()
                .setProtocolMessage(Message.ProtocolMessage.newBuilder()
                        .setKey(key(own))
                        .setType(Message.ProtocolMessage.Type.MESSAGE_EDIT)
                        .setEditedMessage(Message.newBuilder().setConversation(text))
                        .setTimestampMs(now.toEpochMilli()))
                .build();
        Message message = Message.newBuilder()
                .setEditedMessage(Message.FutureProofMessage.newBuilder().setMessage(deed))
                .build();
        return Letter.of(id, jid(own), message, "text").withEdit(EDIT).thatHides();
    }

    /** The letter of a revocation. */
    Letter revocation(String id, PhoneMessage own) {
        Message message = Message.newBuilder()
                .setProtocolMessage(Message.ProtocolMessage.newBuilder()
                        .setKey(key(own))
                        .setType(Message.ProtocolMessage.Type.REVOKE))
                .build();
        return Letter.of(id, jid(own), message, "text").withEdit(REVOCATION);
    }

    /** The letter of a vote; empty if the poll's secret is not known. */
    Optional<Letter> vote(String id, PhoneMessage poll, String voter, List<String> chosen, Instant now) {
        Jid author = forms.apply(jid(poll), Jid.ofPhone(poll.author())).get(0);
        Jid acting = forms.apply(jid(poll), Jid.ofPhone(voter)).get(0);
        return votes.seal(poll.id(), author, acting, chosen).map(vote -> {
            Message message = Message.newBuilder()
                    .setPollUpdateMessage(Message.PollUpdateMessage.newBuilder()
                            .setPollCreationMessageKey(key(poll))
                            .setVote(vote)
                            .setSenderTimestampMs(now.toEpochMilli()))
                    .build();
            Node meta = Node.builder("meta").attribute("polltype", "vote").build();
            return Letter.of(id, jid(poll), message, "poll").withMeta(meta).thatHides();
        });
    }

    private MessageKey key(PhoneMessage message) {
        boolean own = message.direction() == Direction.OUT;
        MessageKey.Builder key = MessageKey.newBuilder()
                .setRemoteJid(forms.apply(jid(message), jid(message)).get(0).toString())
                .setFromMe(own)
                .setId(message.id());
        if (!own && new ChatId(message.chat()).isGroup()) {
            key.setParticipant(forms.apply(jid(message), Jid.ofPhone(message.author()))
                    .get(0)
                    .toString());
        }
        return key.build();
    }

    private static Jid jid(PhoneMessage message) {
        return new ChatId(message.chat()).jid();
    }
}
