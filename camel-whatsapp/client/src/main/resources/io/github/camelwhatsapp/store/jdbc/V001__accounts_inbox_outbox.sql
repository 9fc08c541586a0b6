-- One row: which database this is, and how many commits it has seen.
CREATE TABLE store (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    identity BLOB    NOT NULL,
    commits  INTEGER NOT NULL
);
INSERT INTO store (id, identity, commits) VALUES (1, randomblob(16), 0);

-- The three counters are kept by triggers: water marks are asked for with each event, and counting rows would be slow.
CREATE TABLE account (
    id              INTEGER PRIMARY KEY,
    name            TEXT    NOT NULL UNIQUE,
    owner           TEXT    NOT NULL,
    owner_epoch     INTEGER NOT NULL DEFAULT 0,
    older_copy      INTEGER NOT NULL DEFAULT 0,
    inbox_rows      INTEGER NOT NULL DEFAULT 0,
    inbox_bytes     INTEGER NOT NULL DEFAULT 0,
    unconsumed_rows INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE credential (
    account INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    value   BLOB    NOT NULL,
    PRIMARY KEY (account, name)
) WITHOUT ROWID;

-- AUTOINCREMENT: a sequence must never be used again, or a late settle mark would remove another event.
-- The payload stands last, so that the other columns are read without it.
CREATE TABLE inbox (
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    account      INTEGER NOT NULL,
    conversation TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    received_at  INTEGER NOT NULL,
    consumed     INTEGER NOT NULL DEFAULT 0,
    size         INTEGER NOT NULL,
    payload      BLOB    NOT NULL
);
CREATE INDEX inbox_order ON inbox (account, sequence, received_at);
CREATE INDEX inbox_unconsumed ON inbox (account, sequence, received_at) WHERE consumed = 0;

CREATE TRIGGER inbox_added AFTER INSERT ON inbox BEGIN
    UPDATE account
       SET inbox_rows = inbox_rows + 1,
           inbox_bytes = inbox_bytes + new.size,
           unconsumed_rows = unconsumed_rows + (new.consumed = 0)
     WHERE id = new.account;
END;
CREATE TRIGGER inbox_removed AFTER DELETE ON inbox BEGIN
    UPDATE account
       SET inbox_rows = inbox_rows - 1,
           inbox_bytes = inbox_bytes - old.size,
           unconsumed_rows = unconsumed_rows - (old.consumed = 0)
     WHERE id = old.account;
END;
CREATE TRIGGER inbox_consumed AFTER UPDATE OF consumed ON inbox BEGIN
    UPDATE account
       SET unconsumed_rows = unconsumed_rows + (new.consumed = 0) - (old.consumed = 0)
     WHERE id = new.account;
END;

CREATE TABLE delivery (
    sequence     INTEGER NOT NULL REFERENCES inbox (sequence) ON DELETE CASCADE,
    route        TEXT    NOT NULL,
    account      INTEGER NOT NULL,
    conversation TEXT    NOT NULL,
    parked       INTEGER NOT NULL DEFAULT 0,
    windowed     INTEGER NOT NULL DEFAULT 0,
    attempt      INTEGER NOT NULL DEFAULT 1,
    failures     INTEGER NOT NULL DEFAULT 0,
    next_attempt INTEGER,
    error        TEXT,
    PRIMARY KEY (sequence, route)
) WITHOUT ROWID;
CREATE INDEX delivery_order ON delivery (account, route, parked, conversation, sequence);
CREATE INDEX delivery_parked ON delivery (account, sequence, route) WHERE parked = 1;
CREATE INDEX delivery_windowed ON delivery (account, route, sequence) WHERE windowed = 1;

-- finished_at is set in the states ACKED and FAILED, and in no other.
CREATE TABLE outbox (
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
    account         INTEGER NOT NULL,
    id              TEXT    NOT NULL,
    conversation    TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    idempotency_key TEXT,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    finished_at     INTEGER,
    reason          TEXT,
    size            INTEGER NOT NULL,
    plain           BLOB    NOT NULL,
    sealed          BLOB,
    result          BLOB
);
CREATE UNIQUE INDEX outbox_id ON outbox (account, id);
CREATE INDEX outbox_key ON outbox (account, idempotency_key, created_at) WHERE idempotency_key IS NOT NULL;
CREATE INDEX outbox_unfinished ON outbox (account, sequence) WHERE finished_at IS NULL;
CREATE INDEX outbox_queued ON outbox (account, expires_at) WHERE state = 'QUEUED';
CREATE INDEX outbox_finished ON outbox (account, finished_at, sequence, size) WHERE finished_at IS NOT NULL;

CREATE TABLE dedupe (
    account INTEGER NOT NULL,
    hash    BLOB    NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (account, hash)
) WITHOUT ROWID;
CREATE INDEX dedupe_age ON dedupe (account, seen_at);
