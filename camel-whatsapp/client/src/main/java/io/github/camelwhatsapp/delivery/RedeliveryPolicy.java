package io.github.camelwhatsapp.delivery;

import java.time.Duration;

/**
 * How often and after which pauses a delivery that failed is offered again before it is parked.
 *
 * @param firstDelay the pause after the first failure; doubles with each further one
 * @param longestDelay the bound of that doubling
 * @param maximumDeliveries how many failed deliveries make it parked, the first included; at least 1
 */
public record RedeliveryPolicy(Duration firstDelay, Duration longestDelay, int maximumDeliveries) {
    /** One second, doubling to a minute; parked at the fifth failure. Source: CONTRACT section 4. */
    public static final RedeliveryPolicy DEFAULT =
            new RedeliveryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 5);

    /** Checks the numbers. */
    public RedeliveryPolicy {
        if (firstDelay.isNegative() || longestDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "Redelivery delays must not be negative, given were " + firstDelay + " and " + longestDelay);
        }
        if (maximumDeliveries < 1) {
            throw new IllegalArgumentException(
                    "maximumDeliveries is " + maximumDeliveries + ", it must be 1 or more (the first delivery counts)");
        }
    }

    /** The pause after this many failures, 1 or more. */
    Duration delayAfter(int failures) {
        Duration delay = failures > 30 ? longestDelay : firstDelay.multipliedBy(1L << (failures - 1));
        return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
    }
}
