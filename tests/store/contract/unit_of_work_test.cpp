// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "domain/row_error.hpp"
#include "store/contract/engines.hpp"
#include "store/engine.hpp"
#include "store/outbox.hpp"
#include "store/reports.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {
namespace {

std::int64_t tickets_in(Store& store) {
  return read(store, [](Session& session) { return totals(session).tickets; });
}

// An engine whose commits are refused at first, as one with several writers refuses them.
class Contended : public Engine {
 public:
  Contended(Engine& engine, int refusals) : engine_(engine), refusals_(refusals) {}

  void begin(Purpose purpose) override { engine_.begin(purpose); }
  void commit() override {
    if (refusals_-- > 0) throw SerializationFailure("another one was quicker");
    engine_.commit();
  }
  void roll_back() noexcept override { engine_.roll_back(); }
  [[nodiscard]] bool has_written() const override { return engine_.has_written(); }
  [[nodiscard]] int rows_changed() const override { return engine_.rows_changed(); }
  [[nodiscard]] std::int64_t number_given() const override { return engine_.number_given(); }
  [[nodiscard]] std::int64_t next(Serial serial) override { return engine_.next(serial); }

 protected:
  [[nodiscard]] std::unique_ptr<Statement> prepare(const std::string&) override {
    throw std::logic_error("the verbs of this test speak to the engine below");
  }

 private:
  Engine& engine_;
  int refusals_;
};

}  // namespace

TEST_CASE("what a unit of work did is kept whole") {
  on_each_engine([](Store& store) {
    const auto number = transact(store, [](Session& session) {
      (void)open_some_ticket(session);
      return open_some_ticket(session);
    });
    CHECK(tickets_in(store) == 2);
    CHECK(read(store, [&](Session& session) { return find_ticket(session, number).has_value(); }));
  });
}

TEST_CASE("nothing is kept of a unit of work that throws, and the next one goes on") {
  on_each_engine([](Store& store) {
    const auto broken_off = [](Session& session) {
      (void)open_some_ticket(session);
      throw std::runtime_error("broken off");
    };
    CHECK_THROWS_AS(transact(store, broken_off), std::runtime_error);
    CHECK(tickets_in(store) == 0);
    CHECK_NOTHROW((void)transact(store, open_some_ticket));
    CHECK(tickets_in(store) == 1);
  });
}

TEST_CASE("a rehearsal shows what would come of it and keeps nothing") {
  on_each_engine([](Store& store) {
    const auto number = rehearse(store, open_some_ticket);
    CHECK(number.value > 0);
    CHECK(tickets_in(store) == 0);
    CHECK_THROWS_AS(rehearse(store, [](Session&) { throw std::runtime_error("as it would"); }),
                    std::runtime_error);
  });
}

TEST_CASE("a look sees one moment, whatever is kept meanwhile") {
  for (const auto& engine : engines()) {
    CAPTURE(engine.name);
    const Place place;
    Store store = engine.serve(place);
    (void)transact(store, open_some_ticket);
    Store reader = engine.look(place);
    read(reader, [&](Session& session) {
      CHECK(totals(session).tickets == 1);
      (void)transact(store, open_some_ticket);
      CHECK(totals(session).tickets == 1);
    });
    CHECK(tickets_in(reader) == 2);
  }
}

TEST_CASE("who looks cannot change anything") {
  for (const auto& engine : engines()) {
    CAPTURE(engine.name);
    const Place place;
    Store store = engine.serve(place);
    Store reader = engine.look(place);
    CHECK_THROWS_AS((void)transact(reader, open_some_ticket), domain::WorldError);
    CHECK(tickets_in(store) == 0);
  }
}

TEST_CASE("values that an engine refuses are that row's failure, and the unit of work can be begun again") {
  on_each_engine([](Store& store) {
    const auto of_no_ticket = [](Session& session) {
      add_participant(session, domain::TicketNumber{77}, "eva@customer.example",
                      ParticipantRole::Participant);
    };
    CHECK_THROWS_AS(transact(store, of_no_ticket), domain::RowError);
    CHECK_NOTHROW((void)transact(store, open_some_ticket));
  });
}

TEST_CASE("a unit of work in whose way another one stood is run again") {
  on_each_engine([](Store& store) {
    Store contended(std::make_unique<Contended>(store.engine(), 2));
    int runs = 0;
    transact(contended, [&](Session&) {
      Session below(store.engine());
      (void)open_some_ticket(below);
      ++runs;
    });
    CHECK(runs == 3);
    CHECK(tickets_in(store) == 1);
  });
}

TEST_CASE("a unit of work that is refused again and again is given up with the engine's words") {
  on_each_engine([](Store& store) {
    Store contended(std::make_unique<Contended>(store.engine(), 1000));
    int runs = 0;
    CHECK_THROWS_WITH_AS(transact(contended, [&](Session&) { ++runs; }), "another one was quicker",
                         SerializationFailure);
    CHECK(runs == 10);
  });
}

TEST_CASE("an engine says whether the unit of work under way has changed anything") {
  on_each_engine([](Store& store) {
    (void)transact(store, open_some_ticket);
    transact(store, [&](Session& session) {
      CHECK(totals(session).tickets == 1);
      CHECK_FALSE(store.engine().has_written());
      (void)open_some_ticket(session);
      CHECK(store.engine().has_written());
    });
  });
}

TEST_CASE("any other failure is not tried again") {
  on_each_engine([](Store& store) {
    int runs = 0;
    const auto failing = [&](Session&) {
      ++runs;
      throw domain::TemporaryError("the disk is full");
    };
    CHECK_THROWS_AS(transact(store, failing), domain::TemporaryError);
    CHECK(runs == 1);
  });
}

TEST_CASE("no two kept rows of the outbox have one number, and numbers rise") {
  on_each_engine([](Store& store) {
    const auto first = transact(store, next_outbox_number);
    const auto second = transact(store, next_outbox_number);
    (void)rehearse(store, next_outbox_number);
    const auto third = transact(store, next_outbox_number);
    CHECK(first.value > 0);
    CHECK(second.value > first.value);
    CHECK(third.value > second.value);
  });
}

}  // namespace ticketd::store
