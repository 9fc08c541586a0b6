CREATE TABLE nickname (
    account INTEGER NOT NULL,
    name    TEXT    NOT NULL
);
ALTER TABLE account ADD COLUMN nickname TEXT;
