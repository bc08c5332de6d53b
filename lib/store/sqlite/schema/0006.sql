-- SPDX-License-Identifier: Apache-2.0
-- Held answers, the waits of chains, senders that a relay refuses, digests, and mail loops.
CREATE TABLE held_answer (  -- agents' mails that were not sent: kept until a /send in answer to what told of it
  id INTEGER PRIMARY KEY, agent TEXT NOT NULL, ticket INTEGER NOT NULL REFERENCES ticket(number),
  message INTEGER NOT NULL REFERENCES message(id), at INTEGER NOT NULL, why TEXT NOT NULL,
  words TEXT NOT NULL,         -- its text as it was returned: what /send obeys
  proof INTEGER NOT NULL,      -- 0: the mail itself proved nothing, 1: it was the agent's own
  state INTEGER NOT NULL,      -- 0 held, 1 sent, 2 only returned: no /send
  mail INTEGER NOT NULL        -- outbox row of the mail that told of it: its token releases
) STRICT;
CREATE UNIQUE INDEX held_answer_by_mail ON held_answer(mail);
CREATE INDEX held_answer_by_agent ON held_answer(agent, at);

-- Chains of calls. decided: when the row was written last; next_at lies no further from it than the wait is long.
-- passes, passed_over (a name a line): the round's turns of those for whom no gateway took the call.
ALTER TABLE chain ADD COLUMN was_refused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chain ADD COLUMN passes INTEGER NOT NULL DEFAULT 1;
ALTER TABLE chain ADD COLUMN passed_over TEXT NOT NULL DEFAULT '';
ALTER TABLE chain ADD COLUMN got_through INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chain ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;
CREATE INDEX chain_decided ON chain(decided) WHERE next_at IS NOT NULL;
CREATE TABLE sender_trouble (  -- the outbox's: senders whose mail the relay refuses, whoever it is for
  relay TEXT NOT NULL, sender TEXT NOT NULL,  -- '': the relay refuses us before any mail
  since INTEGER,                              -- NULL: it takes their mail
  words TEXT NOT NULL,
  told INTEGER,                               -- when ops were last told of this sender
  PRIMARY KEY (relay, sender)
) STRICT, WITHOUT ROWID;

CREATE TABLE refused_mail (  -- the outbox's: mails in it that were refused for their sender's sake
  outbox INTEGER PRIMARY KEY REFERENCES outbox(id), sender TEXT NOT NULL
) STRICT;
CREATE INDEX refused_mail_by_sender ON refused_mail(sender);

CREATE TABLE author (  -- the outbox's: whose words a mail carries
  outbox INTEGER PRIMARY KEY REFERENCES outbox(id), agent TEXT NOT NULL
) STRICT;

CREATE TABLE digest_entry (  -- new tickets that no notice told of (bulk, spam, forged): for the queue's agents
  id INTEGER PRIMARY KEY, queue TEXT NOT NULL, ticket INTEGER NOT NULL REFERENCES ticket(number),
  at INTEGER NOT NULL, why TEXT NOT NULL, told INTEGER
) STRICT;
CREATE INDEX digest_untold ON digest_entry(queue, id) WHERE told IS NULL;
CREATE INDEX digest_told ON digest_entry(queue, told) WHERE told IS NOT NULL;

CREATE TABLE loop_mail (  -- mail loops: the last hour's mails of a thread, by which two robots are recognised
  message INTEGER PRIMARY KEY REFERENCES message(id), ticket INTEGER NOT NULL REFERENCES ticket(number),
  sent_by INTEGER NOT NULL,    -- 0 an agent, 1 anybody else
  at INTEGER NOT NULL, wording BLOB NOT NULL,
  answers INTEGER              -- the outbox row that it answers, where it says so
) STRICT;
CREATE INDEX loop_mail_by_ticket ON loop_mail(ticket, message);

CREATE TABLE stopped_loop (  -- tickets whose mails are passed on no more until /continue
  ticket INTEGER PRIMARY KEY REFERENCES ticket(number), since INTEGER NOT NULL,
  shown INTEGER                -- when agents were last told what is held
) STRICT;

CREATE TABLE held_loop_mail (  -- the words that came meanwhile, the same ones once
  ticket INTEGER NOT NULL REFERENCES ticket(number), sent_by INTEGER NOT NULL, wording BLOB NOT NULL,
  message INTEGER NOT NULL REFERENCES message(id), shown INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (ticket, sent_by, wording)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_loop_mail_unshown ON held_loop_mail(ticket) WHERE shown = 0;

CREATE TABLE rung_mail (  -- who was written to before being rung; newest: the last mail of the ticket that it told of, 0: none
  chain INTEGER NOT NULL REFERENCES chain(id), person TEXT NOT NULL, newest INTEGER NOT NULL, PRIMARY KEY (chain, person)
) STRICT, WITHOUT ROWID;
