#include "store/schema_6.hpp"

namespace ticketd::store {

const char* const schema_6 = R"sql(
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
)sql";

}  // namespace ticketd::store
