-- SPDX-License-Identifier: Apache-2.0
-- Counters: what the next number is.
CREATE TABLE serial (name TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO serial(name, next) SELECT 'outbox', coalesce(max(id), 0) + 1 FROM outbox;

-- The history. detail: the sentence of an event that was written before; data: what it carries as JSON (docs/events.md),
-- NULL where that is not known. What the sentences tell is read by store/typed_history.
ALTER TABLE event ADD COLUMN data TEXT;
CREATE TABLE time_entry (  -- agents' time; what a ticket took in all stands in ticket.time_spent
  id INTEGER PRIMARY KEY, ticket INTEGER NOT NULL REFERENCES ticket(number), agent TEXT NOT NULL,
  at INTEGER NOT NULL,       -- when it was noted
  seconds INTEGER NOT NULL,
  kind INTEGER NOT NULL,     -- 0 unsaid, 1 phone
  text TEXT NOT NULL
) STRICT;
CREATE INDEX time_entry_by_ticket ON time_entry(ticket, id);

-- Files of mails. content: the mail without its large files; size: of all of it; files: how many of them it has.
ALTER TABLE content ADD COLUMN files INTEGER NOT NULL DEFAULT 0;
CREATE TABLE file (  -- once for all mails that carry it; encoding as in content, size: of the file
  id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, encoding INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL
) STRICT;
CREATE TABLE content_file (  -- where in a mail a file is written, and how
  message INTEGER NOT NULL REFERENCES message(id),
  at INTEGER NOT NULL,       -- byte of the whole mail
  file INTEGER NOT NULL REFERENCES file(id),
  width INTEGER NOT NULL,    -- 0: as it is; else base64 in lines of so many characters
  line_end INTEGER NOT NULL, -- between those: 0 CR LF, 1 LF
  PRIMARY KEY (message, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_file_by_file ON content_file(file);
