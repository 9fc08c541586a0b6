-- Messages that could not be read and were asked for again, until they come, are given up, or the moment is over. author is empty for one
-- of our own.
CREATE TABLE awaited_message (
    account      INTEGER NOT NULL,
    conversation TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    until        INTEGER NOT NULL,
    PRIMARY KEY (account, conversation, id, author)
) WITHOUT ROWID;
CREATE INDEX awaited_message_until ON awaited_message (account, until);

-- Events about those, which go into the inbox behind them. chat is the conversation of the event itself.
CREATE TABLE held_event (
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    account      INTEGER NOT NULL,
    conversation TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    chat         TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    received_at  INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    payload      BLOB    NOT NULL
);
CREATE INDEX held_event_message ON held_event (account, conversation, id, author, sequence);
CREATE INDEX held_event_size ON held_event (account, size);
