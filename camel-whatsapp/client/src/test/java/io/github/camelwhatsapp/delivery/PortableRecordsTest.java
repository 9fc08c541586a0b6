package io.github.camelwhatsapp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.CreateGroup;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortableRecordsTest {
    private static final SpooledMedia SPOOLED =
            new SpooledMedia("/etc/passwd", true, "audio/ogg", Optional.empty(), 5, new Sha256(new byte[32]));
    private static final RemoteMedia REMOTE = RemoteMedia.plain(
            "https://media.example/a", Optional.empty(), Optional.of("image/png"), Optional.of(3L), Optional.empty());
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "34600000001"),
            Map.entry(Party.class, Party.ofPhone("34600000001")),
            Map.entry(Jid.class, Jid.ofPhone("34600000001")),
            Map.entry(Instant.class, Instant.parse("2026-05-01T10:00:00Z")),
            Map.entry(Duration.class, Duration.ofDays(1)),
            Map.entry(Content.class, new Text("hello")),
            Map.entry(MediaContent.class, Image.of(REMOTE)),
            Map.entry(Media.class, REMOTE),
            Map.entry(byte[].class, new byte[] {1, 2}),
            Map.entry(boolean.class, true),
            Map.entry(int.class, 7),
            Map.entry(long.class, 8L),
            Map.entry(Integer.class, 7),
            Map.entry(Long.class, 8L),
            Map.entry(double.class, 0.5),
            Map.entry(Sha256.class, new Sha256(new byte[32])));

    static Stream<Event> events() {
        return EventCatalogue.entries().stream().map(entry -> (Event) sample(entry.type()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventComesBackFromItsText(Event event) throws Exception {
        JsonNode form = new JsonMapper().readTree(PortableRecords.write(event).toString());
        assertThat(PortableRecords.readEvent(EventCatalogue.of(event).name(), form))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("io.github.camelwhatsapp.delivery.RecordCodecTest#contents")
    void aContentComesBackUnlessItsBytesLieHere(Content content) {
        if (content instanceof MediaContent medium && medium.media() instanceof SpooledMedia) {
            assertThatThrownBy(() -> PortableRecords.write(content)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(PortableRecords.readContent(PortableRecords.write(content)))
                    .isEqualTo(content);
        }
    }

    @Test
    void nobodyNamesAFileOfThisMachine() throws Exception {
        String stored = new String(
                RecordCodec.JSON.writerFor(Content.class).writeValueAsBytes(Audio.of(SPOOLED)), StandardCharsets.UTF_8);
        assertThat(stored).contains("/etc/passwd");
        JsonNode form = new JsonMapper().readTree(stored);
        assertThatThrownBy(() -> PortableRecords.readContent(form)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOperationComesBackAndWhatIsAbsentIsLeftOut() {
        CreateGroup operation = new CreateGroup("Friends", List.of(Party.ofPhone("34600000001")));
        JsonNode form = PortableRecords.write(operation);
        assertThat(form.at("/participants/0").has("lid")).isFalse();
        assertThat(PortableRecords.readOperation(CreateGroup.class, form)).isEqualTo(operation);
    }

    /** A value with something in every place. */
    private static Object sample(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object inner = sample(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Map.class) {
                return Map.of(inner, sample(generic.getActualTypeArguments()[1]));
            }
            if (generic.getRawType() == Set.class) {
                return Set.of(inner);
            }
            return generic.getRawType() == Optional.class ? Optional.of(inner) : List.of(inner);
        }
        Class<?> plain = (Class<?>) type;
        if (SAMPLES.containsKey(plain)) {
            return SAMPLES.get(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return plain.isRecord() ? record(plain) : sample(plain.getPermittedSubclasses()[0]);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> sample(component.getGenericType()))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("No sample of " + type, e);
        }
    }
}
