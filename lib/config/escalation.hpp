// Who is told when a ticket takes too long, as configured: rotas, steps and how calls are tried.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "domain/directory.hpp"
#include "domain/instant.hpp"

namespace ticketd::config {

// `person` carries the phone from `from` until `until`, local times of the rota's zone, whoever's turn it is.
struct RotaOverride {
  std::string person;
  std::chrono::local_seconds from;
  std::chrono::local_seconds until;
};

// The people take turns in this order; each turn lasts `every` `unit`s and is handed over by the wall clock.
struct Rota {
  enum class Unit { Hour, Day, Week };
  std::string name;
  std::string timezone;
  std::vector<std::string> people;  // agents' names
  int every = 1;
  Unit unit = Unit::Week;
  std::chrono::local_seconds from;  // the first one's turn begins
  std::vector<RotaOverride> overrides;
};

// Whom a step tells.
struct Assignee {};
struct CustomerContacts {};
struct Ops {};
struct Person {
  std::string name;  // an agent's
};
struct OnCall {
  std::string rota;
};
using Told = std::variant<Assignee, CustomerContacts, Ops, Person, OnCall>;

// Of the contract's response target.
struct PercentOfTarget {
  int value = 100;
};

struct EscalationStep {
  enum class Clock { Response, Open, Work };
  enum class By { Mail, Phone };
  Clock clock = Clock::Open;
  std::variant<PercentOfTarget, domain::Seconds> at;  // working time on the clock
  std::set<domain::Priority> priorities;              // empty: all
  std::string calendar;                               // counts on this one; empty: the contract's
  std::vector<Told> tell;
  By by = By::Mail;
};

struct Calls {
  std::vector<domain::Seconds> tries{std::chrono::minutes{0}, std::chrono::minutes{2},
                                     std::chrono::minutes{5}};
  domain::Seconds busy_again = std::chrono::minutes{1};
  domain::Seconds ring = std::chrono::seconds{30};
  domain::Seconds next_round = std::chrono::minutes{15};
  int rounds = 3;
  domain::Seconds acknowledged_for = std::chrono::hours{1};  // working time
};

}  // namespace ticketd::config
