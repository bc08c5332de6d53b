// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "refusals.hpp"

namespace ticketd::config {
namespace {

// A queue whose mailbox is `user`'s; `more` are further keys of imap.
std::string queue(const std::string& name, const std::string& user, const std::string& more = "") {
  return "  - { name: " + name + ", address: " + name +
         "@acme.example, imap: { host: mail.acme.example, user: " + user + ", password: { file: password }" +
         more + " } }";
}

struct Refused {
  std::string queues;  // from line 5 on
  const char* expected;
};

TEST_CASE("a queue that can't work is refused with line, key and what would be right") {
  const std::string imap = "imap: { host: a, user: u, password: { file: password } } }";
  const std::vector<Refused> table{
      {"  []", "4 queues: is an empty list"},
      {"  support", "5 queues: must be a list"},
      {"  - support", "5 queues[0]: must hold keys"},
      {"  - { address: a@b, " + imap, "5 queues[0].name: is missing"},
      {"  - { name: a b, address: a@b, " + imap, "5 queues[0].name: `a b` is not a name"},
      {"  - { name: s, address: a@@b, " + imap, "5 queues[0].address: `a@@b` is not a mail address"},
      {"  - { name: s, address: Me <a@b>, " + imap, "5 queues[0].address: `Me <a@b>` is not a mail address"},
      {"  - { name: s, address: a@b }", "5 queues[0].imap: is missing"},
      {"  - { name: s, address: a@b, imap: { host: a } }", "5 queues[0].imap.user: is missing"},
      {"  - { name: s, address: a@b, agents: [carl], " + imap,
       "5 queues[0].agents[0]: there is no agent `carl`; there are none"},
      {"  - { name: s, address: a@b, plus_addressing: yes, " + imap,
       "5 queues[0].plus_addressing: `yes` is neither true nor false"},
      {queue("s", "u", ", folder: ''"), "5 queues[0].imap.folder: is empty"},
      {queue("s", "u", ", start_at: old"), "5 queues[0].imap.start_at: `old` is not a place"},
      {queue("s", "u", ", acknowledge_backlog: true"), "5 queues[0].imap.acknowledge_backlog: means nothing"},
      {queue("s", "u", ", poll_every: 60"),
       "5 queues[0].imap.poll_every: `60` is not a duration; write one like"},
      {queue("s", "u", ", poll_every: 0s"), "5 queues[0].imap.poll_every: `0s` is out of range; 1s to 1d"},
      {queue("s", "u", ", done: move"), "5 queues[0].imap.done: `move` is not a mark"},
      {queue("s", "u", ", done: { move: }"), "5 queues[0].imap.done.move: is empty"},
      {queue("s", "u", ", done: [seen]"), "5 queues[0].imap.done: must hold keys"},
      {queue("s", "u", ", done: { move: inbox }"),
       "5 queues[0].imap.done.move: is the folder that queue `s` takes"},
      {queue("s", "u", ", quarantine: { move: INBOX }"),
       "5 queues[0].imap.quarantine.move: is the folder that queue `s`"},
      {queue("s", "u", ", done: { move: Sales }") + "\n" + queue("t", "u", ", folder: Sales"),
       "5 queues[0].imap.done.move: is the folder that queue `t`"},
      {queue("s", "u") + "\n" + queue("S", "v"), "6 queues[1].name: `S` stands in line 5 already"},
      {queue("s", "u") + "\n" + queue("t", "u"), "6 queues[1].imap: is the mailbox of queue `s` already"},
      {queue("s", "u") + "\n" + queue("t", "u", ", port: 143, tls: starttls, folder: inbox"),
       "6 queues[1].imap: is the mailbox of queue `s`"},
      {queue("s", "u") + "\n  - { name: t, address: S@acme.example, " + imap,
       "6 queues[1].address: `s@acme.example` stands in line 5 already"},
  };
  const StandIn place;
  for (const Refused& row : table) {
    CAPTURE(row.queues);
    const auto found = refusals(place, with_line(5, row.queues));
    const std::string first = found.empty() ? "" : found[0];
    CHECK(first.substr(0, std::string_view(row.expected).size()) == row.expected);
    CHECK(found.size() <= 2);  // one mistake in a name may be two in the pair
  }
}

TEST_CASE("folders of other accounts may have a queue's folder's name") {
  const StandIn place;
  const std::string yaml =
      with_line(5, queue("s", "u", ", done: { move: Sales }") + "\n" + queue("t", "v", ", folder: Sales"));
  CHECK(load_text(yaml, place.path("ticketd.yaml")).queues.size() == 2);
}

}  // namespace
}  // namespace ticketd::config
