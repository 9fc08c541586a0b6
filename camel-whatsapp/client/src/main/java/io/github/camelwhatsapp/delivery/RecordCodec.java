package io.github.camelwhatsapp.delivery;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Album;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ButtonReply;
import io.github.camelwhatsapp.model.CalendarEvent;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.ContactCards;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.DisappearingTimer;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.EventResponse;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.LiveLocation;
import io.github.camelwhatsapp.model.LocalMedia;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnavailableContent;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events and queued operations as the store keeps them: JSON of the record, its type by name beside it. Fields that a later version
 * added are skipped on reading; a row that lacks what is not optional is damaged, and no record with a hole comes of it.
 */
final class RecordCodec {
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(forms())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(Content.class, ContentForm.class)
            .addMixIn(Media.class, MediaForm.class)
            .build();

    private static final Map<String, Class<?>> OPERATIONS =
            records(QueuedOperation.class).collect(Collectors.toMap(Operation::nameOf, Function.identity()));

    private RecordCodec() {}

    static byte[] encode(Event event) {
        return write(event);
    }

    /**
     * Reads an event back.
     *
     * @param kind its name in the catalogue
     * @throws StoreCorruptException if the bytes are not such an event
     */
    static Event decodeEvent(String kind, byte[] bytes) {
        try {
            return JSON.readValue(bytes, EventCatalogue.named(kind).get(0).type());
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreCorruptException("The inbox holds a row of kind '" + kind + "' that cannot be read", e);
        }
    }

    static byte[] encode(QueuedOperation operation) {
        byte[] body = write(operation);
        byte[] name = operation.name().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[1 + name.length + body.length];
        all[0] = (byte) name.length;
        System.arraycopy(name, 0, all, 1, name.length);
        System.arraycopy(body, 0, all, 1 + name.length, body.length);
        return all;
    }

    /**
     * Reads an operation back.
     *
     * @throws StoreCorruptException if the bytes are no operation
     */
    static QueuedOperation decodeOperation(byte[] bytes) {
        int length = bytes.length == 0 ? 0 : bytes[0];
        if (length <= 0 || length >= bytes.length) {
            throw new StoreCorruptException(
                    "The outbox holds a row of " + bytes.length + " bytes that is no operation");
        }
        String name = new String(bytes, 1, length, StandardCharsets.US_ASCII);
        Class<?> type = OPERATIONS.get(name);
        if (type == null) {
            throw new StoreCorruptException(
                    "The outbox holds an operation '" + name + "', which this version does not know");
        }
        try {
            return (QueuedOperation) JSON.readValue(bytes, 1 + length, bytes.length - 1 - length, type);
        } catch (IOException e) {
            throw new StoreCorruptException("The outbox holds a row of '" + name + "' that cannot be read", e);
        }
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(RecordCodec::records);
    }

    private static byte[] write(Object record) {
        try {
            return JSON.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + record.getClass().getSimpleName() + " has no JSON form", e);
        }
    }

    private static SimpleModule forms() {
        return new SimpleModule()
                .setDeserializerModifier(new AbsentOptions())
                .addSerializer(Jid.class, ToStringSerializer.instance)
                .addSerializer(
                        LocalMedia.class,
                        new Refusal<>(LocalMedia.class, "a medium must be spooled before it is stored"))
                .addDeserializer(Jid.class, new FromStringDeserializer<Jid>(Jid.class) {
                    /** What looks like a blank is part of an address that a stranger made up. */
                    @Override
                    protected boolean _shouldTrim() {
                        return false;
                    }

                    @Override
                    protected Jid _deserialize(String text, DeserializationContext context) {
                        return Jid.parse(text);
                    }
                });
    }

    /** Rows that were written before messages had options have none. */
    private static final class AbsentOptions extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            return description.getBeanClass() == MessageOptions.class ? new Options(deserializer) : deserializer;
        }

        private static final class Options extends DelegatingDeserializer {
            private static final long serialVersionUID = 1L;

            Options(JsonDeserializer<?> delegate) {
                super(delegate);
            }

            @Override
            protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
                return new Options(delegate);
            }

            @Override
            public Object getAbsentValue(DeserializationContext context) {
                return MessageOptions.NONE;
            }
        }
    }

    /** Refuses a medium that would not be there when its form is read. */
    static final class Refusal<M extends Media> extends StdSerializer<M> {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(Class<M> type, String reason) {
            super(type);
            this.reason = reason;
        }

        @Override
        public void serialize(M media, JsonGenerator out, SerializerProvider provider) throws IOException {
            throw new JsonGenerationException(reason, out);
        }

        @Override
        public void serializeWithType(M media, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(media, out, provider);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Text.class, name = "text"),
        @JsonSubTypes.Type(value = Image.class, name = "image"),
        @JsonSubTypes.Type(value = Video.class, name = "video"),
        @JsonSubTypes.Type(value = Audio.class, name = "audio"),
        @JsonSubTypes.Type(value = VoiceNote.class, name = "voiceNote"),
        @JsonSubTypes.Type(value = Document.class, name = "document"),
        @JsonSubTypes.Type(value = Location.class, name = "location"),
        @JsonSubTypes.Type(value = ContactCard.class, name = "contactCard"),
        @JsonSubTypes.Type(value = Sticker.class, name = "sticker"),
        @JsonSubTypes.Type(value = VideoNote.class, name = "videoNote"),
        @JsonSubTypes.Type(value = LinkPicture.class, name = "linkPicture"),
        @JsonSubTypes.Type(value = LiveLocation.class, name = "liveLocation"),
        @JsonSubTypes.Type(value = ContactCards.class, name = "contactCards"),
        @JsonSubTypes.Type(value = Reaction.class, name = "reaction"),
        @JsonSubTypes.Type(value = Poll.class, name = "poll"),
        @JsonSubTypes.Type(value = PollVote.class, name = "pollVote"),
        @JsonSubTypes.Type(value = Edit.class, name = "edit"),
        @JsonSubTypes.Type(value = Revocation.class, name = "revocation"),
        @JsonSubTypes.Type(value = Pin.class, name = "pin"),
        @JsonSubTypes.Type(value = Keep.class, name = "keep"),
        @JsonSubTypes.Type(value = GroupInvitation.class, name = "groupInvitation"),
        @JsonSubTypes.Type(value = ButtonReply.class, name = "buttonReply"),
        @JsonSubTypes.Type(value = CalendarEvent.class, name = "calendarEvent"),
        @JsonSubTypes.Type(value = EventResponse.class, name = "eventResponse"),
        @JsonSubTypes.Type(value = DisappearingTimer.class, name = "disappearingTimer"),
        @JsonSubTypes.Type(value = Album.class, name = "album"),
        @JsonSubTypes.Type(value = UnavailableContent.class, name = "unavailable"),
        @JsonSubTypes.Type(value = UnknownContent.class, name = "unknown")
    })
    private interface ContentForm {}

    /** Where the bytes of a medium are; a {@code LocalMedia} has no form, since it must be spooled before it is stored. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SpooledMedia.class, name = "spooled"),
        @JsonSubTypes.Type(value = RemoteMedia.class, name = "remote")
    })
    private interface MediaForm {}
}
