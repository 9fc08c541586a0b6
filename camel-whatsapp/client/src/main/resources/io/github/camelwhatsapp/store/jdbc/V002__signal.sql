-- Our own identity (public key, private key, 32 bytes each), and where the ids of prekeys go on.
CREATE TABLE signal_account (
    account               INTEGER PRIMARY KEY,
    registration_id       INTEGER NOT NULL,
    identity              BLOB    NOT NULL,
    next_prekey_id        INTEGER NOT NULL,
    next_signed_prekey_id INTEGER NOT NULL
);

CREATE TABLE signal_identity (
    account  INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    device   INTEGER NOT NULL,
    identity BLOB    NOT NULL,
    PRIMARY KEY (account, name, device)
) WITHOUT ROWID;

-- Records may be large (skipped keys), so this table keeps its rowid: the index stays small.
CREATE TABLE signal_session (
    account INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    device  INTEGER NOT NULL,
    record  BLOB    NOT NULL,
    PRIMARY KEY (account, name, device)
);

-- The sequence tells the age, which the id does not: ids go round.
CREATE TABLE signal_prekey (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    account  INTEGER NOT NULL,
    id       INTEGER NOT NULL,
    uploaded INTEGER NOT NULL DEFAULT 0,
    record   BLOB    NOT NULL
);
CREATE UNIQUE INDEX signal_prekey_id ON signal_prekey (account, id);
CREATE INDEX signal_prekey_age ON signal_prekey (account, sequence);
CREATE INDEX signal_prekey_new ON signal_prekey (account, sequence) WHERE uploaded = 0;

-- replaced_at is null for the current one.
CREATE TABLE signal_signed_prekey (
    account     INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    replaced_at INTEGER,
    record      BLOB    NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE UNIQUE INDEX signal_signed_prekey_current ON signal_signed_prekey (account) WHERE replaced_at IS NULL;

-- chat is the group; name and device are the sender.
CREATE TABLE signal_sender_key (
    account INTEGER NOT NULL,
    chat    TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    device  INTEGER NOT NULL,
    own     INTEGER NOT NULL,
    record  BLOB    NOT NULL,
    PRIMARY KEY (account, chat, name, device)
);
CREATE INDEX signal_sender_key_own ON signal_sender_key (account) WHERE own = 1;

CREATE TABLE signal_sender_key_holder (
    account INTEGER NOT NULL,
    chat    TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    device  INTEGER NOT NULL,
    PRIMARY KEY (account, chat, name, device)
) WITHOUT ROWID;
CREATE INDEX signal_sender_key_holder_name ON signal_sender_key_holder (account, name);

-- What we asked for again.
CREATE TABLE signal_asked (
    account  INTEGER NOT NULL,
    message  TEXT    NOT NULL,
    times    INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (account, message)
) WITHOUT ROWID;
CREATE INDEX signal_asked_age ON signal_asked (account, asked_at);

-- What others asked for again.
CREATE TABLE signal_wanted (
    sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
    account   INTEGER NOT NULL,
    id        TEXT    NOT NULL,
    recipient TEXT    NOT NULL,
    chat      TEXT    NOT NULL,
    times     INTEGER NOT NULL,
    answered  INTEGER NOT NULL DEFAULT 0,
    asked_at  INTEGER NOT NULL
);
CREATE UNIQUE INDEX signal_wanted_message ON signal_wanted (account, id, recipient);
CREATE INDEX signal_wanted_open ON signal_wanted (account, sequence) WHERE answered = 0;
CREATE INDEX signal_wanted_age ON signal_wanted (account, asked_at);
