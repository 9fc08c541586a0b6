package io.github.camelwhatsapp.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.LinkPreview;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** What Camel converts to and from our types by itself. */
@Converter(generateLoader = true)
public final class WhatsAppConverters {
    private static final JsonMapper JSON = new JsonMapper();

    private WhatsAppConverters() {}

    /**
     * A text as the content of a message; one whose content type is that of a vCard is sent as a contact card.
     *
     * @throws IllegalArgumentException if it is empty
     */
    @Converter
    public static Content toContent(String text, @Nullable Exchange exchange) {
        if (exchange != null && MediaConverters.isVcard(exchange)) {
            return ContactCard.parse(text);
        }
        return new Text(text);
    }

    /** What a message says that came: so that it can be sent on, or an invitation in it be accepted. */
    @Converter
    public static Content toContent(MessageReceived message) {
        return message.content();
    }

    /** What a text message says. */
    @Converter
    public static String toText(Text text) {
        return text.text();
    }

    /**
     * The party that a text names; see {@link Party#parse}.
     *
     * @throws IllegalArgumentException if it names nobody
     */
    @Converter
    public static Party toParty(String text) {
        return Party.parse(text);
    }

    /** The party with this number, for routes whose headers hold numbers. */
    @Converter
    public static Party toParty(Long number) {
        return Party.parse(number.toString());
    }

    /** The party with this address. */
    @Converter
    public static Party toParty(Jid jid) {
        return Party.of(jid);
    }

    /** The party's address. */
    @Converter
    public static String toText(Party party) {
        return party.id().toString();
    }

    /** A moment in ISO 8601. */
    @Converter
    public static Instant toInstant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(text, Instant.class, e);
        }
    }

    /**
     * What is shown of a link: a map with {@code url} and perhaps {@code title}, {@code description} and {@code picture}, a large one, as
     * bytes, a file or a path.
     *
     * @throws IllegalArgumentException if there is no url, or the picture is none of these
     */
    @Converter
    public static LinkPreview toLinkPreview(Map<?, ?> preview) {
        return new LinkPreview(
                text(preview, "url").orElse(""),
                text(preview, "title"),
                text(preview, "description"),
                Optional.empty(),
                Optional.ofNullable(preview.get("picture")).map(picture -> LinkPicture.of(picture(picture))));
    }

    private static Media picture(Object given) {
        if (given instanceof byte[] bytes) {
            return Media.of(bytes);
        }
        if (given instanceof File file) {
            return Media.of(file.toPath());
        }
        if (given instanceof Path path) {
            return Media.of(path);
        }
        throw new IllegalArgumentException("The picture of a link preview is a "
                + given.getClass().getName() + ", expected are bytes, a file or a path");
    }

    /** An event as a map of plain values; the key {@code event} holds its name, the others are its components. */
    @Converter
    public static Map<String, Object> toMap(Event event) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("event", EventCatalogue.of(event).name());
        form.putAll(RecordForm.of((Record) event));
        return form;
    }

    /** An event as JSON of {@link #toMap}. */
    @Converter
    public static String toJson(Event event) {
        try {
            return JSON.writeValueAsString(toMap(event));
        } catch (JsonProcessingException e) {
            throw new TypeConversionException(event, String.class, e);
        }
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return Optional.ofNullable(map.get(name)).map(String::valueOf);
    }
}
