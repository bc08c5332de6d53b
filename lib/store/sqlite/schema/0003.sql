-- SPDX-License-Identifier: Apache-2.0
-- Clocks, steps and chains of calls.
CREATE TABLE status_change (  -- what the clocks are made of; a ticket is new until its first change
  id INTEGER PRIMARY KEY, ticket INTEGER NOT NULL REFERENCES ticket(number), at INTEGER NOT NULL, status INTEGER NOT NULL
) STRICT;
CREATE INDEX status_change_by_ticket ON status_change(ticket, at, id);

CREATE TABLE escalation_due (  -- the next instant at which a step can be reached; no row: none will be
  ticket INTEGER PRIMARY KEY REFERENCES ticket(number), at INTEGER NOT NULL
) STRICT;
CREATE INDEX escalation_due_at ON escalation_due(at);

CREATE TABLE step_fired (
  ticket INTEGER NOT NULL REFERENCES ticket(number), step TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (ticket, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE chain (  -- policy: as it was when the chain started; people: a name a line
  id INTEGER PRIMARY KEY, ticket INTEGER NOT NULL REFERENCES ticket(number), clock INTEGER NOT NULL, step TEXT NOT NULL,
  purpose INTEGER NOT NULL, policy TEXT NOT NULL, people TEXT NOT NULL, state INTEGER NOT NULL, person INTEGER NOT NULL,
  round INTEGER NOT NULL, tries INTEGER NOT NULL, attempts INTEGER NOT NULL, was_busy INTEGER NOT NULL,
  path_is_down INTEGER NOT NULL, gateway INTEGER NOT NULL, placed_at INTEGER, next_at INTEGER, acknowledged_by TEXT NOT NULL
) STRICT;
CREATE INDEX chain_by_ticket ON chain(ticket, id);
CREATE INDEX chain_next ON chain(next_at) WHERE next_at IS NOT NULL;
CREATE INDEX chain_calling ON chain(id) WHERE state = 1;

CREATE TABLE attempt (  -- written before dialling; ended: null while the call is on
  id INTEGER PRIMARY KEY, chain INTEGER NOT NULL REFERENCES chain(id), person TEXT NOT NULL, callee TEXT NOT NULL,
  gateway TEXT NOT NULL, placed INTEGER NOT NULL, ended INTEGER, outcome INTEGER, words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attempt_by_chain ON attempt(chain, id);

CREATE TABLE trouble (  -- what of the desk itself fails, until it works again; ticket: the desk's own about it
  what TEXT PRIMARY KEY, since INTEGER NOT NULL, words TEXT NOT NULL, ticket INTEGER REFERENCES ticket(number)
) STRICT, WITHOUT ROWID;

CREATE TABLE internal_ticket (ticket INTEGER PRIMARY KEY REFERENCES ticket(number)) STRICT;  -- opened by the desk

CREATE TABLE unwatched (  -- tickets with clocks and no step left; at: when to see whether they are overdue
  ticket INTEGER PRIMARY KEY REFERENCES ticket(number), at INTEGER NOT NULL
) STRICT;
CREATE INDEX unwatched_at ON unwatched(at);

CREATE TABLE reckoned (  -- by which configuration the clocks' rows were worked out, and from where on not yet
  only INTEGER PRIMARY KEY CHECK (only = 1), by TEXT NOT NULL, next INTEGER
) STRICT;

-- Tickets that were there before are looked at when the daemon first runs with this schema.
INSERT INTO escalation_due(ticket, at) SELECT number, opened FROM ticket WHERE respond_by IS NOT NULL AND status < 4;
