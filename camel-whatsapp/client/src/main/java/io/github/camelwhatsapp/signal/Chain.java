package io.github.camelwhatsapp.signal;

/**
 * The receiving side of a symmetric chain: its key at the next message, and the seeds of messages that were skipped.
 * Immutable. Sessions and sender keys share it (signal.md sections 3 and 5).
 *
 * @param head the key before the next message
 * @param skipped seeds of messages before that one
 */
record Chain(ChainKey head, SkippedKeys skipped) {
    /** How far a message may be ahead of the next one. */
    static final int MAX_JUMP = 2000;
    /** The largest index of a chain; the last message before it is the last that can be taken. */
    static final int MAX_INDEX = Integer.MAX_VALUE;

    /** A chain from which nothing has been taken. */
    static Chain from(ChainKey head) {
        return new Chain(head, SkippedKeys.NONE);
    }

    /**
     * Takes the seed of a message out of the chain, and keeps those of the messages in between.
     *
     * @throws DuplicateMessageException if it was taken before or dropped as too old
     * @throws FutureMessageException if it is more than 2000 ahead of the next one
     */
    Taken take(long number) {
        int next = head.index();
        if (number < next) {
            MessageSeed seed = skipped.find(number).orElseThrow(() -> new DuplicateMessageException(number, next));
            return new Taken(seed, new Chain(head, skipped.without(number)));
        }
        if (number - next > MAX_JUMP || number >= MAX_INDEX) {
            throw new FutureMessageException(number, next);
        }
        return number == next ? new Taken(head.seed(), new Chain(head.next(), skipped)) : jump((int) number);
    }

    private Taken jump(int number) {
        int skip = number - head.index();
        byte[] seeds = new byte[skip * MessageSeed.LENGTH];
        ChainKey key = head;
        for (int i = 0; i < skip; i++) {
            System.arraycopy(key.seed().bytes(), 0, seeds, i * MessageSeed.LENGTH, MessageSeed.LENGTH);
            key = key.next();
        }
        return new Taken(key.seed(), new Chain(key.next(), skipped.with(head.index(), seeds)));
    }

    void write(RecordWriter out) {
        head.write(out);
        skipped.write(out);
    }

    static Chain read(RecordReader in) {
        ChainKey head = ChainKey.read(in);
        return new Chain(head, SkippedKeys.read(in, head.index()));
    }

    /** A seed and the chain without it. */
    record Taken(MessageSeed seed, Chain rest) {}
}
