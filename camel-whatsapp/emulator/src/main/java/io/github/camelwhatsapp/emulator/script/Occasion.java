package io.github.camelwhatsapp.emulator.script;

/**
 * A moment of a connection at which faults may strike.
 *
 * @param point which moment
 * @param connection the number of the connection among all, from 1
 * @param account the number that it belongs to, empty while not known
 * @param accountConnection the number of the connection among those of the account, from 1; 0 while not known
 * @param tag the tag of the stanza about to be sent, else empty
 * @param stanza the number of the stanza among those sent on this connection since the login, from 1, or of the message among those
 *     that came on it; else 0
 * @param stanzaOfTag the number of the stanza among those with its tag, from 1; else 0
 */
public record Occasion(
        Point point, int connection, String account, int accountConnection, String tag, int stanza, int stanzaOfTag) {
    /** A connection was accepted. */
    public static Occasion connect(int connection) {
        return new Occasion(Point.CONNECT, connection, "", 0, "", 0, 0);
    }

    /** A client asked for the upgrade to a WebSocket. */
    public static Occasion upgrade(int connection) {
        return new Occasion(Point.UPGRADE, connection, "", 0, "", 0, 0);
    }

    /** A client named its account. */
    public static Occasion login(int connection, String account, int accountConnection) {
        return new Occasion(Point.LOGIN, connection, account, accountConnection, "", 0, 0);
    }

    /** A message of a linked device has come, the n-th on its connection. */
    public static Occasion message(int connection, String account, int accountConnection, int n) {
        return new Occasion(Point.MESSAGE, connection, account, accountConnection, "message", n, n);
    }

    /** What a random choice on this occasion hangs on: the same in each run, however connections interleave. */
    long fingerprint() {
        long where = account.isEmpty() ? connection : 31L * account.hashCode() + accountConnection;
        return (where * 31 + point.name().hashCode()) * 1_000_003 + stanza;
    }
}
