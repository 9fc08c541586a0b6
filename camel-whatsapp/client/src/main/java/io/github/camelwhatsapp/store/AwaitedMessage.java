package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;

/**
 * A message by what makes it known, whichever address of a person a stanza names.
 *
 * @param conversation the key of the conversation it belongs to
 * @param author the key of who wrote it; empty for the account itself
 * @param id the message id
 */
public record AwaitedMessage(String conversation, String author, String id) {
    private static final String OURSELVES = "";

    /**
     * A message as its stanza tells it.
     *
     * @param chat the person, group or list it belongs to
     * @param sender who wrote it
     * @param own whether that was the account itself
     */
    public static AwaitedMessage of(Party chat, Party sender, boolean own, String id) {
        return new AwaitedMessage(chat.conversationKey(), own ? OURSELVES : sender.conversationKey(), id);
    }

    /** The message of a chat that something points at. */
    public static AwaitedMessage of(Party chat, MessageReference reference) {
        return of(chat, reference.sender().orElse(chat), reference.own(), reference.id());
    }
}
