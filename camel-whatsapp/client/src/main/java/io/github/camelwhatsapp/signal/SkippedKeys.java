package io.github.camelwhatsapp.signal;

import java.util.Arrays;
import java.util.Optional;

/**
 * The seeds of messages that a chain was moved past before they came: at most 2000, the oldest go first. Immutable, a secret.
 * The numbers ascend; the seeds lie one behind the other in the same order.
 */
final class SkippedKeys {
    static final int MAX = 2000;
    static final SkippedKeys NONE = new SkippedKeys(new int[0], new byte[0]);

    private final int[] numbers;
    private final byte[] seeds;

    private SkippedKeys(int[] numbers, byte[] seeds) {
        this.numbers = numbers;
        this.seeds = seeds;
    }

    /** How many there are. */
    int size() {
        return numbers.length;
    }

    /** The seed of a message. */
    Optional<MessageSeed> find(long number) {
        int at = position(number);
        return at < 0
                ? Optional.empty()
                : Optional.of(new MessageSeed(
                        Arrays.copyOfRange(seeds, at * MessageSeed.LENGTH, (at + 1) * MessageSeed.LENGTH)));
    }

    /** These without one that is among them. */
    SkippedKeys without(long number) {
        int at = position(number);
        int after = numbers.length - at - 1;
        int[] fewer = Arrays.copyOf(numbers, numbers.length - 1);
        System.arraycopy(numbers, at + 1, fewer, at, after);
        byte[] fewerSeeds = Arrays.copyOf(seeds, seeds.length - MessageSeed.LENGTH);
        System.arraycopy(
                seeds, (at + 1) * MessageSeed.LENGTH, fewerSeeds, at * MessageSeed.LENGTH, after * MessageSeed.LENGTH);
        return new SkippedKeys(fewer, fewerSeeds);
    }

    /** These and the seeds of newer messages, of which the first has this number; the newest {@link #MAX} of all. */
    SkippedKeys with(int first, byte[] newSeeds) {
        int added = newSeeds.length / MessageSeed.LENGTH;
        int dropped = Math.max(numbers.length + added - MAX, 0);
        int kept = numbers.length - dropped;
        int[] more = Arrays.copyOfRange(numbers, dropped, numbers.length + added);
        for (int i = 0; i < added; i++) {
            more[kept + i] = first + i;
        }
        byte[] moreSeeds = Arrays.copyOfRange(seeds, dropped * MessageSeed.LENGTH, seeds.length + newSeeds.length);
        System.arraycopy(newSeeds, 0, moreSeeds, kept * MessageSeed.LENGTH, newSeeds.length);
        return new SkippedKeys(more, moreSeeds);
    }

    void write(RecordWriter out) {
        out.int16(numbers.length);
        for (int number : numbers) {
            out.int32(number);
        }
        out.bytes(seeds);
    }

    /** Reads keys of messages before this number. */
    static SkippedKeys read(RecordReader in, int end) {
        int count = in.int16("number of skipped keys", 0, MAX);
        int[] numbers = new int[count];
        int least = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = in.int32("skipped message number", least, end - 1);
            least = numbers[i] + 1;
        }
        return new SkippedKeys(numbers, in.bytes("skipped seeds", count * MessageSeed.LENGTH));
    }

    private int position(long number) {
        return number > Integer.MAX_VALUE ? -1 : Arrays.binarySearch(numbers, (int) number);
    }

    @Override
    public String toString() {
        return "SkippedKeys(" + numbers.length + " of 32 bytes)";
    }
}
