package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.model.Album;
import io.github.camelwhatsapp.model.ButtonReply;
import io.github.camelwhatsapp.model.CalendarEvent;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.ContactCards;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.DisappearingTimer;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.LiveLocation;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnavailableContent;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.proto.Message;

/** Which contents can be written, what can go with each, and how. Source: multidevice-messaging.md section 5.1. */
final class WritableContents {
    private WritableContents() {}

    static boolean supports(Content content, MessageOptions options) {
        if (content instanceof Edit edit) {
            return isStatement(edit.content()) && supports(edit.content(), options);
        }
        boolean once = content instanceof Image || content instanceof Video || content instanceof VoiceNote;
        boolean linked = content instanceof Text;
        boolean collected = content instanceof Image || content instanceof Video;
        boolean bare = options.isEmpty();
        return !(content instanceof UnknownContent)
                && !(content instanceof LinkPicture)
                && !(content instanceof UnavailableContent)
                && (bare || isStatement(content))
                && (once || !options.viewOnce())
                && (linked || options.linkPreview().isEmpty())
                && (collected || options.albumId().isEmpty());
    }

    /** Whether it says something by itself, so that it can be quoted, passed on and have a context. */
    static boolean isStatement(Content content) {
        return content instanceof Text
                || (content instanceof MediaContent && !(content instanceof LinkPicture))
                || content instanceof Location
                || content instanceof LiveLocation
                || content instanceof ContactCard
                || content instanceof ContactCards
                || content instanceof Poll
                || content instanceof GroupInvitation
                || content instanceof ButtonReply
                || content instanceof CalendarEvent
                || content instanceof Album;
    }

    /**
     * Writes what needs no secret of an earlier message.
     *
     * @param now milliseconds since 1970
     * @throws NotSupportedException if there is no such message
     */
    static void write(Content content, ChatView view, long now, Message.Builder message) {
        if (content instanceof Text text) {
            message.setConversation(text.text());
        } else if (content instanceof MediaContent medium) {
            MediaForms.write(medium, message);
        } else if (content instanceof Location place) {
            PlaceForms.write(place, message.getLocationMessageBuilder());
        } else if (content instanceof LiveLocation place) {
            PlaceForms.write(place, message.getLiveLocationMessageBuilder());
        } else if (content instanceof ContactCard card) {
            message.setContactMessage(CardForms.write(card));
        } else if (content instanceof ContactCards cards) {
            CardForms.write(cards, message.getContactsArrayMessageBuilder());
        } else if (content instanceof Poll poll) {
            PollForms.write(poll, view, message);
        } else if (content instanceof GroupInvitation invitation) {
            BusinessForms.write(invitation, message.getGroupInviteMessageBuilder());
        } else if (content instanceof ButtonReply reply) {
            BusinessForms.write(reply, message);
        } else if (content instanceof CalendarEvent event) {
            BusinessForms.write(event, message.getEventMessageBuilder());
        } else if (content instanceof Album album) {
            BusinessForms.write(album, message.getAlbumMessageBuilder());
        } else {
            writeAddOn(content, view, now, message);
        }
    }

    private static void writeAddOn(Content content, ChatView view, long now, Message.Builder message) {
        if (content instanceof Reaction reaction) {
            AddOnForms.write(reaction, view, now, message);
        } else if (content instanceof Pin pin) {
            AddOnForms.write(pin, view, now, message);
        } else if (content instanceof Keep keep) {
            AddOnForms.write(keep, view, now, message);
        } else if (content instanceof Revocation revocation) {
            AddOnForms.write(revocation, view, message);
        } else if (content instanceof DisappearingTimer timer) {
            AddOnForms.write(timer, now, message);
        } else {
            throw new NotSupportedException("multidevice", content.toString());
        }
    }
}
