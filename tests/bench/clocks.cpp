// SPDX-License-Identifier: Apache-2.0
// How fast time is worked out: deadlines a second, and a desk with a million open tickets whose clocks run.
//   clocks FOLDER [TICKETS]     FOLDER is used for the database and should lie on a real disk
// Prints each number and ends with 1 if one misses its mark.
#include "store/clocks.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "config/config.hpp"
#include "flow/clocks/recompute_clocks.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/conversation/conversation_timers.hpp"
#include "flow/desk.hpp"
#include "flow/escalation/calls_due.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "store/mailboxes.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"

namespace {

using namespace ticketd;
using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t due_at_once = 1000;
bool all_hold = true;

class Watch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

void tell(const char* what, double number, const char* unit, bool holds) {
  std::printf("%-50s %12.3f %s%s\n", what, number, unit, holds ? "" : "   TOO SLOW");
  all_hold = all_hold && holds;
}

flow::Desk make_desk(const std::filesystem::path& folder) {
  std::ofstream(folder / "secret") << "a secret that only the bench knows";
  std::filesystem::permissions(folder / "secret",
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const std::string secret = "{ file: " + (folder / "secret").string() + " }";
  const std::string yaml =
      "desk: { name: Acme, secret: " + secret + ", ops: [ops@desk.example] }\n" +
      "store: { path: " + (folder / "ticketd.db").string() + " }\n" +
      "smtp: { host: localhost, port: 25, tls: none }\n"
      "queues: [ { name: support, address: support@desk.example,\n"
      "            imap: { host: localhost, port: 143, tls: none, user: support, password: " +
      secret +
      " } } ]\n"
      "agents: [ { name: anna, address: anna@desk.example, phone: \"+4687000001\" } ]\n"
      "contracts: [ { name: standard, calendar: sweden } ]\n"
      "phone: [ { command: { run: /bin/true } } ]\n";
  return flow::Desk(config::load_text(yaml, folder / "ticketd.yaml"));
}

void bench_deadlines(const flow::Desk& desk) {
  const auto& calendar = desk.calendar_named("sweden");
  std::mt19937_64 random(1);
  std::uniform_int_distribution<std::int64_t> second(1577836800, 2208988800);  // 2020 to 2040
  std::uniform_int_distribution<std::int64_t> amount(0, 400L * 3600);
  constexpr int deadlines = 1'000'000;
  std::int64_t sum = 0;
  const std::clock_t began = std::clock();  // of the processor, which others may be using too
  for (int i = 0; i < deadlines; ++i)
    sum += domain::add_working_time(calendar, domain::Instant{domain::Seconds{second(random)}},
                                    domain::Seconds{amount(random)})
               .time_since_epoch()
               .count();
  const double rate = deadlines / (static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
  tell("deadlines", rate, "a second", rate >= 200'000 && sum != 0);
}

// All but a thousand of them are due later than `now`, on a Monday at noon.
void fill(store::Store& store, const flow::Desk& desk, std::size_t tickets, domain::Instant now) {
  store::transact(store, [&](store::Session& session) {
    const auto cursor = store::cursor_of(session, "support", now);
    for (std::size_t i = 0; i < tickets; ++i) {
      domain::Ticket ticket;
      ticket.subject = "Something has stopped";
      ticket.queue = cursor.queue;
      ticket.requester = "eva@customer.example";
      ticket.contract = "standard";
      ticket.language = "en";
      ticket.assignee = "anna";
      const bool is_due = i < due_at_once;
      ticket.opened = is_due ? now - hours{4} : now - domain::Seconds{static_cast<long>(i % 7000)};
      ticket.respond_by = domain::add_working_time(desk.calendar_named("sweden"), ticket.opened, hours{8});
      ticket.number = store::open_ticket(session, ticket);
      flow::arm_new({session, desk, now}, ticket);
    }
  });
}

// What the scheduler does each time it wakes.
std::vector<flow::PlacedCall> turn(store::Store& store, const flow::Desk& desk, domain::Instant now) {
  flow::DeferredRows deferred;
  const flow::Tick tick{store, desk, now, deferred};
  (void)flow::recompute_clocks(tick, due_at_once);
  flow::MailPace pace;
  (void)flow::escalate_due(tick, pace, due_at_once);
  (void)flow::run_timers(flow::talk_timers(), tick);
  flow::watch_desk(tick, {});
  auto calls = flow::place_due_calls(tick);
  (void)flow::next_step(tick);
  (void)flow::next_call(tick);
  return calls;
}

void bench_desk(const std::filesystem::path& folder, std::size_t tickets) {
  const domain::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + hours{12};
  {
    const auto desk = make_desk(folder);
    store::Store store = store::open_sqlite(desk.config().store.path, store::Access::ServeAlone);
    store::transact(store, [&](store::Session& session) {
      store::save_clock_revision(session, {desk.fingerprint(), std::nullopt});
    });
    const Watch watch;
    fill(store, desk, tickets, now);
    tell("filling the desk", watch.seconds(), "s", true);
  }
  const auto before = now - minutes{1};
  const Watch start;
  const auto desk = make_desk(folder);
  store::Store store = store::open_sqlite(desk.config().store.path, store::Access::ServeAlone);
  flow::DeferredRows deferred;
  (void)flow::recover_calls({store, desk, before, deferred}, flow::chains_in_a_call(store));
  (void)turn(store, desk, before);
  tell("start-up to the end of the first turn", start.seconds(), "s", start.seconds() < 1);
  constexpr int turns = 200;
  const Watch idle;
  for (int i = 0; i < turns; ++i) (void)turn(store, desk, before);
  const double tick = idle.seconds() / turns * 1000;
  tell("a turn with nothing due", tick, "ms", tick < 1);
  const Watch busy;
  const auto calls = turn(store, desk, now);
  tell("1,000 due at once, decided and committed", busy.seconds(), "s", busy.seconds() < 1);
  std::printf("%zu call(s) about %zu tickets\n", calls.size(), calls.empty() ? 0 : calls.front().legs.size());
  all_hold = all_hold && calls.size() == 1 && calls.front().legs.size() == due_at_once;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::filesystem::path folder = std::filesystem::path(argv[1]) / "clocks-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  bench_deadlines(make_desk(folder));
  bench_desk(folder, argc > 2 ? static_cast<std::size_t>(std::atol(argv[2])) : 1'000'000);
  std::filesystem::remove_all(folder);
  return all_hold ? 0 : 1;
}
