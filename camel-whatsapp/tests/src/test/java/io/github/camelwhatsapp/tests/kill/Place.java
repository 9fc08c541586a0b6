package io.github.camelwhatsapp.tests.kill;

import java.util.Locale;

/** Where a process is when it is killed. */
enum Place {
    /** Anywhere: a while after so many messages were handled. */
    ANYWHERE(Side.BOTH),
    /** A stanza is decoded, and its transaction has not begun. */
    DECODED(Side.IN),
    /** In a transaction of the store, before its commit; whatever has queued is in the same group. */
    IN_TRANSACTION(Side.BOTH),
    /** While a group is being committed: the process goes on with it, and the kill comes when it comes. */
    IN_COMMIT(Side.BOTH),
    /** The commit is durable, and nobody has been told. */
    COMMITTED(Side.BOTH),
    /** The connection knows that a stanza is durable, and has not written its ack. */
    BEFORE_ACK(Side.IN),
    /** The server has just got an ack or receipt of the process. */
    ACKED(Side.IN),
    /** Between dispatch and settle: the message is logged, and the route is not done with it. */
    IN_ROUTE(Side.IN),
    /** The route is done with the message, its answer is sent, and it is not settled. */
    ROUTE_DONE(Side.IN),
    /** The message is settled; no commit has made that durable for sure. */
    SETTLED(Side.IN),
    /** A message that goes out is sealed and durable, and not written. */
    SEALED(Side.OUT),
    /** It is written; the server has it or not, and its ack is not read. */
    WRITTEN(Side.OUT),
    /** The server's ack is read and not noted. */
    SENT(Side.OUT),
    /** A stanza has passed between it and the server, whichever way: while it is being linked, and in the first login after that. */
    ON_WIRE(Side.LINKING),
    /** It has a part of a medium that it fetches. */
    FETCHING(Side.MEDIA),
    /** It brings a medium, and the host takes nothing of it. */
    UPLOADING(Side.MEDIA),
    /** It has brought a medium, and the host breaks off before it answers. */
    UPLOADED(Side.MEDIA);

    /** The most stanzas that pass until a device that is being linked is ready. */
    private static final int STANZAS_OF_A_LINKING = 40;

    private final Side side;

    Place(Side side) {
        this.side = side;
    }

    /** Which way the messages go that pass a place. */
    private enum Side {
        IN,
        OUT,
        BOTH,
        LINKING,
        MEDIA
    }

    static Place of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether only messages that go out pass it. */
    boolean isOfSending() {
        return side == Side.OUT;
    }

    /** Whether it lies between a process and the media host. */
    boolean isOfMedia() {
        return side == Side.MEDIA;
    }

    /** Whether whoever is being linked passes it. */
    boolean isOfLinking() {
        return switch (this) {
            case ON_WIRE, DECODED, IN_TRANSACTION, IN_COMMIT, COMMITTED, BEFORE_ACK -> true;
            default -> false;
        };
    }

    /** Whether only whoever is being linked passes it. */
    boolean isOfLinkingOnly() {
        return side == Side.LINKING;
    }

    /** Whether what happens there takes its time, so that the kill comes some time into it. */
    boolean lasts() {
        return this == ANYWHERE || isOfMedia();
    }

    /** At which pass a process may be killed, at the latest, when so many messages come. */
    int mostPasses(int messages) {
        return this == ON_WIRE ? STANZAS_OF_A_LINKING : messages;
    }

    /** Whether a thread that comes here stands still until the process is killed. */
    boolean holds() {
        return this != IN_COMMIT;
    }
}
