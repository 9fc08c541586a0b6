package io.github.camelwhatsapp.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs of good ones: cuts, splices, changes and repeats, the same for the same seed. Not for several threads. */
final class Mutations {
    private static final byte[] TELLING = {
        0, 1, 2, 0x7F, (byte) 0x80, (byte) 0xF8, (byte) 0xFA, (byte) 0xFC, (byte) 0xFF
    };
    private static final int LONGEST = 1 << 16;

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.random = new Random(seed);
    }

    /** The next input. */
    byte[] next() {
        byte[] input = any().clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            input = changed(input);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(input, at);
            case 1 -> spliced(input, at, at, new byte[] {TELLING[random.nextInt(TELLING.length)]});
            case 2 -> spliced(input, at, at, part(any()));
            case 3 -> spliced(input, at, Math.min(input.length, at + 1 + random.nextInt(4)), new byte[0]);
            case 4 -> spliced(input, at, Math.min(input.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            default -> spliced(input, at, at, part(input));
        };
    }

    private byte[] part(byte[] of) {
        int from = random.nextInt(of.length + 1);
        return Arrays.copyOfRange(of, from, from + random.nextInt(of.length - from + 1));
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + between.length);
        out.write(input, 0, from);
        out.writeBytes(between);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
