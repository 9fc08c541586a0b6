-- Who is known by which addresses: lid is the hidden one, phone the one by number; either may be unknown. chat is the address that their
-- conversation goes by, for ever.
CREATE TABLE address (
    account INTEGER NOT NULL,
    chat    TEXT    NOT NULL,
    lid     TEXT,
    phone   TEXT,
    PRIMARY KEY (account, chat)
) WITHOUT ROWID;
CREATE UNIQUE INDEX address_lid ON address (account, lid) WHERE lid IS NOT NULL;
CREATE UNIQUE INDEX address_phone ON address (account, phone) WHERE phone IS NOT NULL;

-- devices is a list such as "0 3/1 99/2h": number, behind the slash the index of its key, h for a hosted one.
CREATE TABLE device_list (
    account    INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    raw_id     INTEGER,
    fetched_at INTEGER NOT NULL,
    devices    TEXT    NOT NULL,
    PRIMARY KEY (account, name)
) WITHOUT ROWID;

-- What opens votes on a message and edits of it.
CREATE TABLE message_secret (
    account    INTEGER NOT NULL,
    chat       TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    sender     TEXT    NOT NULL,
    keep_until INTEGER NOT NULL,
    secret     BLOB    NOT NULL,
    PRIMARY KEY (account, chat, id, sender)
);
CREATE INDEX message_secret_age ON message_secret (account, keep_until);

-- token is what they gave us, issued_at when we last gave them one.
CREATE TABLE contact_token (
    account   INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    token     BLOB,
    token_at  INTEGER,
    issued_at INTEGER,
    PRIMARY KEY (account, name)
) WITHOUT ROWID;

-- Who is given our sender key of a group with a message that the server has not confirmed yet.
CREATE TABLE signal_sender_key_sent (
    account INTEGER NOT NULL,
    message TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    device  INTEGER NOT NULL,
    chat    TEXT    NOT NULL,
    PRIMARY KEY (account, message, name, device)
) WITHOUT ROWID;
CREATE INDEX signal_sender_key_sent_chat ON signal_sender_key_sent (account, chat);
CREATE INDEX signal_sender_key_sent_name ON signal_sender_key_sent (account, name);

-- For the move of what belongs to a phone number to the hidden address.
CREATE INDEX signal_sender_key_name ON signal_sender_key (account, name);
