-- SPDX-License-Identifier: Apache-2.0
-- Queues, tickets, messages, deliveries and the outbox.
CREATE TABLE queue (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  started INTEGER NOT NULL,                   -- the start instant: what arrived before is not taken, or is backlog
  uid_validity INTEGER NOT NULL DEFAULT 0,    -- 0: never looked
  epoch INTEGER NOT NULL DEFAULT 0,           -- how many UIDVALIDITYs it has had
  last_uid INTEGER NOT NULL DEFAULT 0,
  old_uid INTEGER NOT NULL DEFAULT 0          -- UIDs up to here were there when the epoch was first looked at
) STRICT;

CREATE TABLE ticket (
  number INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, status INTEGER NOT NULL, priority INTEGER NOT NULL,
  queue INTEGER NOT NULL REFERENCES queue(id), requester TEXT NOT NULL, requester_name TEXT NOT NULL,
  assignee TEXT NOT NULL DEFAULT '', customer TEXT NOT NULL DEFAULT '', contract TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL, opened INTEGER NOT NULL, respond_by INTEGER, closed INTEGER
) STRICT;
CREATE INDEX ticket_by_status ON ticket(status);

CREATE TABLE message (
  id INTEGER PRIMARY KEY, ticket INTEGER REFERENCES ticket(number), direction INTEGER NOT NULL,
  identity BLOB, message_id TEXT NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL, subject TEXT NOT NULL,
  at INTEGER NOT NULL, verdict INTEGER NOT NULL, automatic INTEGER NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX message_by_ticket ON message(ticket, id);
CREATE INDEX message_unfiled ON message(id) WHERE ticket IS NULL;
CREATE INDEX message_by_identity ON message(identity) WHERE identity IS NOT NULL;

CREATE TABLE content (  -- the whole mail as it came or left; encoding 0: plain, 1: zstd
  message INTEGER PRIMARY KEY REFERENCES message(id), encoding INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL
) STRICT;

CREATE TABLE delivery (  -- what became of each UID; mark: what is still to be done with it on the server
  queue INTEGER NOT NULL REFERENCES queue(id), uid_validity INTEGER NOT NULL, uid INTEGER NOT NULL,
  message INTEGER REFERENCES message(id), mark INTEGER NOT NULL,
  PRIMARY KEY (queue, uid_validity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_to_mark ON delivery(queue, uid_validity, uid) WHERE mark <> 0;
CREATE INDEX delivery_by_message ON delivery(message) WHERE message IS NOT NULL;

CREATE TABLE owed (  -- UIDs at or below last_uid that are still to be taken
  queue INTEGER NOT NULL REFERENCES queue(id), uid_validity INTEGER NOT NULL, uid INTEGER NOT NULL,
  failures INTEGER NOT NULL, error TEXT NOT NULL, PRIMARY KEY (queue, uid_validity, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE thread_id (  -- every Message-ID that a ticket's mails carry or name
  id TEXT NOT NULL, ticket INTEGER NOT NULL REFERENCES ticket(number), PRIMARY KEY (id, ticket)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  ticket INTEGER NOT NULL REFERENCES ticket(number), address TEXT NOT NULL, role INTEGER NOT NULL,
  PRIMARY KEY (ticket, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id INTEGER PRIMARY KEY, ticket INTEGER NOT NULL REFERENCES ticket(number), at INTEGER NOT NULL,
  actor TEXT NOT NULL, name TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_ticket ON event(ticket, id);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY, ticket INTEGER REFERENCES ticket(number), message INTEGER NOT NULL REFERENCES message(id),
  sender TEXT NOT NULL, recipient TEXT NOT NULL, message_id TEXT NOT NULL, state INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL, due INTEGER NOT NULL, ended INTEGER,
  words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_due ON outbox(due, id) WHERE state = 0;
CREATE INDEX outbox_failed ON outbox(id) WHERE state = 2;

CREATE TABLE acknowledgement (  -- the ledger that the budgets are counted over, by arrival
  id INTEGER PRIMARY KEY, arrived INTEGER NOT NULL, address TEXT NOT NULL, domain TEXT NOT NULL, content BLOB NOT NULL
) STRICT;
CREATE INDEX acknowledgement_by_address ON acknowledgement(address, arrived);
CREATE INDEX acknowledgement_by_domain ON acknowledgement(domain, arrived);
CREATE INDEX acknowledgement_by_arrival ON acknowledgement(arrived);

CREATE TABLE acknowledged_minute (  -- the same ledger summed up, so that counting an hour is adding sixty numbers
  minute INTEGER PRIMARY KEY, sent INTEGER NOT NULL
) STRICT;

CREATE TABLE undeliverable (  -- addresses to which nothing is sent any more, and why
  address TEXT PRIMARY KEY, since INTEGER NOT NULL, words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
