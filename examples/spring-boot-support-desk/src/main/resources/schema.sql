-- What was said. An answer has a key, and the id of its message once it is in the account's outbox.
create table if not exists message (
  id integer primary key,
  chat text not null,
  wa_id text,
  key text,
  sender text,
  own boolean not null,
  author text not null,
  text text not null,
  file text,
  type text,
  at integer not null,
  seen boolean not null,
  unique (chat, wa_id, sender)
);
-- By what name a chat is shown.
create table if not exists chat (chat text primary key, name text not null);
-- How far answers have come; a tick may be here before the id of its message is.
create table if not exists tick (wa_id text primary key, tick integer not null);
