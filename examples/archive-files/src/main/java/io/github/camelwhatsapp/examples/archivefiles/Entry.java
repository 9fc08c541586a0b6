package io.github.camelwhatsapp.examples.archivefiles;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** What the route asks about a message: where it is kept, and what the page of its chat says of it. */
public final class Entry {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int LONGEST_NAME = 80;

    private final ZoneId zone;

    /** With times of day of this machine's zone. */
    public Entry() {
        this(ZoneId.systemDefault());
    }

    Entry(ZoneId zone) {
        this.zone = zone;
    }

    /** The chat's folder: a phone number where it is known, the id of a group. */
    public String folder(@ExchangeProperty("CamelWhatsAppEvent") MessageReceived event) {
        Party chat = event.chat().orElseThrow();
        return plain(chat.phone().orElseGet(() -> chat.id().user()));
    }

    /**
     * The file of a medium in that folder, under its id and the name that it came with, if any. Ids and names are others' words, so that
     * neither may lead elsewhere.
     */
    public String file(
            @ExchangeProperty("CamelWhatsAppEvent") MessageReceived event, @Header(Exchange.FILE_NAME) String name) {
        String id = plain(event.id());
        int beyond = Math.max(0, name.length() - LONGEST_NAME);
        return "media/" + (name.startsWith(id + ".") ? name : id + "-" + name.substring(beyond));
    }

    /**
     * A paragraph of the page, in HTML.
     *
     * @param file where the medium lies, seen from the page; null if it is not about one
     */
    public String paragraph(
            @ExchangeProperty("CamelWhatsAppEvent") MessageReceived event,
            @ExchangeProperty("file") @Nullable String file) {
        boolean own = !event.from().isGroup() && !event.sender().equals(event.from());
        String who = own ? "we" : event.senderName().orElseGet(() -> name(event.sender()));
        return "<p class=\"%s\"><b>%s</b> <time>%s</time><br>%s</p>%n"
                .formatted(
                        own ? "own" : "other",
                        escaped(who),
                        MINUTE.format(event.timestamp().atZone(zone)),
                        file == null ? words(event.content()) : medium((MediaContent) event.content(), link(file)));
    }

    private static String words(Content content) {
        if (content instanceof Text text) {
            return escaped(text.text());
        } else if (content instanceof Reaction reaction) {
            return "<i>reacted</i> " + escaped(reaction.emoji());
        } else if (content instanceof Edit edit) {
            return "<i>changed a message:</i> " + words(edit.content());
        } else if (content instanceof Revocation) {
            return "<i>deleted a message</i>";
        } else if (content instanceof Poll poll) {
            return "<i>asks</i> " + escaped(poll.question() + " " + poll.options());
        } else if (content instanceof Location place) {
            return "<i>is at</i> " + place.latitude() + ", " + place.longitude();
        }
        return "<i>" + escaped(content.kind()) + "</i>";
    }

    private static String medium(MediaContent medium, String link) {
        String shown =
                switch (medium.kind()) {
                    case "image", "sticker" -> "<img src=\"%s\" alt=\"\">";
                    case "audio", "voiceNote" -> "<audio controls src=\"%s\"></audio>";
                    case "video", "gif", "videoNote" -> "<video controls src=\"%s\"></video>";
                    default -> "<a download href=\"%s\">" + escaped(medium.kind()) + "</a>";
                };
        return shown.formatted(link)
                + medium.caption().map(text -> "<br>" + escaped(text)).orElse("");
    }

    private static String link(String file) {
        try {
            return new URI(null, null, file, null)
                    .toASCIIString()
                    .replace("&", "&amp;")
                    .replace("'", "%27");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + file + "' is no path", e);
        }
    }

    private static String name(Party party) {
        return party.phone().map(digits -> "+" + digits).orElseGet(() -> party.id()
                .user());
    }

    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "_");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }
}
