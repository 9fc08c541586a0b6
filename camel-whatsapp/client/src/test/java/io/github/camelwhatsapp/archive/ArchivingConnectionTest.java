package io.github.camelwhatsapp.archive;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.camelwhatsapp.spi.Connection;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchivingConnectionTest {
    static Method[] methods() {
        return Connection.class.getMethods();
    }

    /** What it left to the interface would fail for every account that has an archive. */
    @ParameterizedTest
    @MethodSource("methods")
    void handsOnWhatAConnectionCanDo(Method method) {
        assertThatCode(() -> ArchivingConnection.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
