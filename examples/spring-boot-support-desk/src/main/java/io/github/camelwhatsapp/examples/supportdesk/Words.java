package io.github.camelwhatsapp.examples.supportdesk;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;

/** What a content is in words. */
final class Words {
    private Words() {}

    static String of(Content content) {
        if (content instanceof Text text) {
            return text.text();
        } else if (content instanceof MediaContent medium) {
            return medium.caption().orElse("");
        } else if (content instanceof Reaction reaction) {
            return reaction.isRemoval() ? "(took a reaction back)" : reaction.emoji();
        } else if (content instanceof Edit edit) {
            return "(changed) " + of(edit.content());
        } else if (content instanceof Revocation) {
            return "(deleted a message)";
        } else if (content instanceof Location place) {
            return "(is at) " + place.latitude() + ", " + place.longitude();
        } else if (content instanceof Poll poll) {
            return poll.question() + " " + poll.options();
        }
        return "(" + content.kind() + ")";
    }
}
