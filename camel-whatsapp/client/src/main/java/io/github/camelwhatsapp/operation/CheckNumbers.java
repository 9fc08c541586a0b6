package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.NumberCheck;
import java.util.List;

/**
 * Asks which numbers are on WhatsApp, without making contacts of them. The answers come in the order of the questions. Source:
 * multidevice-messaging.md section 2.2.
 *
 * @param numbers with the country code, with or without a plus; 1 to {@value ServerLimits#CHECKED}
 */
public record CheckNumbers(@Payload List<String> numbers) implements ProfileOperation<List<NumberCheck>> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if there are none or too many, or one is no number
     */
    public CheckNumbers {
        Arguments.requireSize("checkNumbers", "numbers", numbers.size(), ServerLimits.CHECKED);
        numbers = numbers.stream()
                .map(number -> PhoneNumbers.international("checkNumbers", number))
                .distinct()
                .toList();
    }
}
