package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.spi.Metadata;
import org.junit.jupiter.api.Test;

/** The constants are held to the records: what an operation takes has a header, and no header has two meanings. */
class WhatsAppConstantsTest {
    @Test
    void everyArgumentThatIsNoBodyHasAConstant() {
        Set<String> arguments = OperationCatalogue.all().stream()
                .flatMap(shape -> shape.arguments().stream())
                .filter(argument -> !argument.payload())
                .map(Argument::header)
                .collect(Collectors.toSet());
        assertThat(headers("producer")).containsAll(arguments);
    }

    @Test
    void noProducerHeaderIsWithoutItsOperation() {
        Set<String> arguments = OperationCatalogue.all().stream()
                .flatMap(shape -> shape.arguments().stream())
                .map(Argument::header)
                .collect(Collectors.toSet());
        Set<String> extra = headers("producer");
        extra.removeAll(arguments);
        assertThat(extra)
                .containsExactlyInAnyOrder(
                        WhatsAppConstants.OPERATION,
                        WhatsAppConstants.IDEMPOTENCY_KEY,
                        WhatsAppConstants.MEDIA_KIND,
                        WhatsAppConstants.MEDIA_TYPE,
                        WhatsAppConstants.MEDIA_NAME,
                        WhatsAppConstants.MEDIA_CAPTION,
                        WhatsAppConstants.SENT_MESSAGE_ID);
    }

    @Test
    void noArgumentBearsTheNameOfAnIncomingHeader() {
        Set<String> arguments = OperationCatalogue.all().stream()
                .flatMap(shape -> shape.arguments().stream())
                .map(Argument::header)
                .collect(Collectors.toSet());
        assertThat(arguments).doesNotContainAnyElementsOf(headers("consumer"));
        assertThat(arguments).doesNotContain(WhatsAppConstants.CHAT, WhatsAppConstants.SENT_MESSAGE_ID);
    }

    @Test
    void noOperationHasMoreThanOnePayload() {
        assertThat(OperationCatalogue.all())
                .allSatisfy(shape -> assertThat(shape.arguments().stream().filter(Argument::payload))
                        .hasSizeLessThanOrEqualTo(1));
    }

    private static Set<String> headers(String label) {
        return Arrays.stream(WhatsAppConstants.class.getFields())
                .filter(field -> field.isAnnotationPresent(Metadata.class))
                .filter(field -> field.getAnnotation(Metadata.class).label().equals(label))
                .map(WhatsAppConstantsTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
