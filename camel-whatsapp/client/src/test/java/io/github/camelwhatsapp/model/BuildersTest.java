package io.github.camelwhatsapp.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program makes, operations and contents, need not be written with a row of empty parts. */
class BuildersTest {
    /** One comes and is never sent; the other is made by the builder of {@link LinkPreview}, and its optional parts by the client. */
    private static final Set<Class<?>> MADE_BY_NOBODY = Set.of(ButtonReply.class, LinkPicture.class);

    static Stream<Class<?>> withSeveralOptionalParts() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(Operation.class, Content.class)
                        .stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> Operation.class.isAssignableFrom(type)
                                || Content.class.isAssignableFrom(type)
                                || type == MessageOptions.class
                                || type == LinkPreview.class)
                        .filter(type -> !MADE_BY_NOBODY.contains(type))
                        .filter(type -> optionalParts(type) > 1);
    }

    @ParameterizedTest
    @MethodSource("withSeveralOptionalParts")
    void recordsWithOptionalPartsHaveABuilderForEachOfThem(Class<?> type) throws Exception {
        Class<?> builder = Class.forName(type.getName() + "$Builder");
        assertThat(type.getMethods()).anyMatch(method -> isStart(method, builder));
        assertThat(builder.getMethod("build").getReturnType()).isEqualTo(type);
        List<String> setters =
                Arrays.stream(builder.getMethods()).map(Method::getName).toList();
        assertThat(Arrays.stream(type.getRecordComponents())
                        .filter(part -> part.getType() == Optional.class)
                        .map(part -> part.getName()))
                .allMatch(setters::contains);
    }

    @Test
    void leavesOutWhatIsNotSet() {
        assertThat(ReadMessageStore.builder().build())
                .isEqualTo(new ReadMessageStore(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(ReadMessageStore.builder().limit(7).build().limit()).hasValue(7);
        Instant noon = Instant.parse("2026-11-26T12:00:00Z");
        CalendarEvent party =
                CalendarEvent.builder("Party").starts(noon).extraGuests(true).build();
        assertThat(party.starts()).hasValue(noon);
        assertThat(party.ends()).isEmpty();
        assertThat(party.extraGuests()).isTrue();
        assertThat(party.canceled()).isFalse();
    }

    private static boolean isStart(Method method, Class<?> builder) {
        return method.getName().equals("builder") && method.getReturnType() == builder;
    }

    private static long optionalParts(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(part -> part.getType() == Optional.class)
                .count();
    }
}
