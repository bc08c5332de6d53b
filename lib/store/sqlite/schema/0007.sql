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
