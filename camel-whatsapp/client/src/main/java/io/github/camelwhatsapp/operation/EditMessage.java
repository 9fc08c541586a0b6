package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import java.util.Optional;

/**
 * Replaces what an own message says. Receivers accept it within some 15 minutes of the message. Source: multidevice-messaging.md
 * sections 4.3 and 5.1.
 *
 * @param to the chat of the message
 * @param targetMessageId the id of the message, which the account itself has sent; see {@code CamelWhatsAppSentMessageId}
 * @param replacement what it is to say: a text, or the medium with another caption
 * @param options what goes with it, such as who is named
 */
public record EditMessage(
        Party to, @Explicit String targetMessageId, @Payload Content replacement, MessageOptions options)
        implements MessageOperation {
    /**
     * Checks the id and what it becomes.
     *
     * @throws IllegalArgumentException if the id is blank, or a message cannot become this
     */
    public EditMessage {
        if (targetMessageId.isBlank()) {
            throw new IllegalArgumentException(
                    "editMessage: targetMessageId is blank; expected is the id of the message");
        }
        if (!(replacement instanceof Text) && !(replacement instanceof MediaContent)) {
            String given = replacement instanceof ContactCard ? "a contact card" : replacement.kind();
            throw new IllegalArgumentException(
                    "editMessage: the message is to become " + given + "; expected is a text or a medium");
        }
    }

    @Override
    public Edit content() {
        return new Edit(MessageReference.own(targetMessageId), replacement);
    }

    @Override
    public Optional<MediaContent> medium() {
        return replacement instanceof MediaContent medium
                ? Optional.of(medium)
                : options.linkPicture().map(MediaContent.class::cast);
    }

    @Override
    public EditMessage withMedium(MediaContent medium) {
        return medium instanceof LinkPicture picture
                ? new EditMessage(to, targetMessageId, replacement, options.withLinkPicture(picture))
                : new EditMessage(to, targetMessageId, medium, options);
    }
}
