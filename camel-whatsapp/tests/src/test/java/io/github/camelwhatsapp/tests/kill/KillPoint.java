package io.github.camelwhatsapp.tests.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * When a process is killed.
 *
 * @param place where it is then
 * @param after how many times since its start the process must have come to this place; how many messages it must have handled, if
 *     it is killed anywhere or while it fetches or brings a medium
 * @param delay how long after that it is killed, if what happens there lasts
 * @param window how many messages may be on their way at a time until then
 * @param cut at which message of a connection to the process the connection breaks before that; 0 if it does not
 */
record KillPoint(Place place, int after, Duration delay, int window, int cut) {
    private static final int ONE_IS_CUT_IN = 3;
    private static final int LONGEST_DELAY_MICROS = 20_000;
    private static final int[] WINDOWS = {1, 8, 32, 128};

    /**
     * Draws points from a seed.
     *
     * @param perPoint how many messages are sent for each; none waits for more
     * @param places the places to choose from
     */
    static List<KillPoint> draw(long seed, int kills, int perPoint, List<Place> places) {
        Random random = new Random(seed);
        List<KillPoint> points = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            Place place = places.get(random.nextInt(places.size()));
            points.add(new KillPoint(
                    place,
                    1 + random.nextInt(place.mostPasses(perPoint)),
                    Duration.ofNanos(1_000L * random.nextInt(LONGEST_DELAY_MICROS)),
                    WINDOWS[random.nextInt(WINDOWS.length)],
                    random.nextInt(ONE_IS_CUT_IN) == 0 ? 1 + random.nextInt(perPoint) : 0));
        }
        return points;
    }

    @Override
    public String toString() {
        return place + " after " + after + (place.lasts() ? " + " + delay.toNanos() / 1_000 + " us" : "") + ", "
                + window + " on their way" + (cut == 0 ? "" : ", cut at " + cut);
    }
}
