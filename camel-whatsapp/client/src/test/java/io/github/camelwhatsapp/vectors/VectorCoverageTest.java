package io.github.camelwhatsapp.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.annotation.Testable;

/** Every group of recorded vectors is held by a test, and no test claims to hold one that is not there. */
class VectorCoverageTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("io.github.camelwhatsapp");

    @ParameterizedTest
    @EnumSource
    void everyGroupIsHeldByATest(VectorFile file) {
        assertThat(held(file)).isEqualTo(file.groups());
    }

    private static Set<String> held(VectorFile file) {
        Set<String> held = new TreeSet<>();
        TESTS.stream()
                .flatMap(VectorCoverageTest::tests)
                .flatMap(test -> test.tryGetAnnotationOfType(HoldsVectors.class).stream())
                .filter(holds -> holds.file() == file)
                .forEach(holds -> held.addAll(Arrays.asList(holds.groups())));
        return held;
    }

    /** The tests of a class and, if it has any, the class itself. */
    private static Stream<HasAnnotations<?>> tests(JavaClass type) {
        List<JavaMethod> tests = type.getMethods().stream()
                .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                .toList();
        return tests.isEmpty() ? Stream.empty() : Stream.concat(Stream.of(type), tests.stream());
    }
}
