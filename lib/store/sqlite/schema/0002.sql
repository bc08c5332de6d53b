-- SPDX-License-Identifier: Apache-2.0
-- What agents' work leaves beside a ticket's row.
ALTER TABLE ticket ADD COLUMN work_began INTEGER;               -- first reply to the requester, /start, /wait, /resolve
ALTER TABLE ticket ADD COLUMN time_spent INTEGER NOT NULL DEFAULT 0;  -- seconds noted by agents
ALTER TABLE ticket ADD COLUMN merged_into INTEGER;
ALTER TABLE ticket ADD COLUMN approval_step INTEGER NOT NULL DEFAULT 0;  -- 0 none, 1 reminder, 2 silence, 3 objection
ALTER TABLE ticket ADD COLUMN approval_due INTEGER;             -- when that step is due
ALTER TABLE ticket ADD COLUMN approve_by INTEGER;               -- when silence is consent
ALTER TABLE ticket ADD COLUMN approval_mail INTEGER;            -- outbox row of the mail that asked
CREATE INDEX ticket_by_approval ON ticket(approval_due) WHERE approval_due IS NOT NULL;

ALTER TABLE outbox ADD COLUMN burnt INTEGER;                    -- since when its token proves nothing any more

CREATE TABLE turn (pool TEXT PRIMARY KEY, last TEXT NOT NULL) STRICT, WITHOUT ROWID;  -- who got the last ticket

CREATE TABLE refusal (  -- mails in an agent's name that were not believed; told: in a digest already
  id INTEGER PRIMARY KEY, agent TEXT NOT NULL, ticket INTEGER NOT NULL REFERENCES ticket(number),
  at INTEGER NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL, told INTEGER
) STRICT;
CREATE INDEX refusal_untold ON refusal(agent, id) WHERE told IS NULL;
CREATE INDEX refusal_told ON refusal(agent, told) WHERE told IS NOT NULL;

CREATE TABLE record_sent (address TEXT NOT NULL, at INTEGER NOT NULL) STRICT;  -- STATUS and HISTORY answered
CREATE INDEX record_sent_by_address ON record_sent(address, at);
