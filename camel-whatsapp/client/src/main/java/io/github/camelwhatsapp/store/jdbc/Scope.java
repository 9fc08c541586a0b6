package io.github.camelwhatsapp.store.jdbc;

/**
 * What the narrow stores of one transaction work with: the statements, the account, the envelopes. It ends with the
 * transaction, so that a store that was kept beyond it does no harm.
 */
final class Scope {
    private final Sql sql;
    private final long account;
    private final String accountName;
    private final SealedColumns columns;
    private volatile boolean ended;

    Scope(Sql sql, long account, String accountName, SealedColumns columns) {
        this.sql = sql;
        this.account = account;
        this.accountName = accountName;
        this.columns = columns;
    }

    Sql sql() {
        if (ended) {
            throw new IllegalStateException("This transaction of the account '" + accountName
                    + "' has ended; a transaction is usable only until its body returns");
        }
        return sql;
    }

    /** The account's key in every table. */
    long account() {
        return account;
    }

    /** The account's name. */
    String accountName() {
        return accountName;
    }

    SealedColumns columns() {
        return columns;
    }

    void end() {
        ended = true;
    }
}
