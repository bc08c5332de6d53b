// SPDX-License-Identifier: Apache-2.0
// Who opens a database of an earlier schema hears how far its upgrade, and the copy before it, is.
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "store/place.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/upgrade.hpp"

namespace ticketd::store {
namespace {

// As a program of that schema left it, with so many events more.
struct Old : Place {
  Old(int schema, int events) {
    std::ifstream in(std::filesystem::path(TICKETD_ROOT) / "tests/store/written" /
                     ("schema-" + std::to_string(schema) + ".sql"));
    std::ostringstream dump;
    dump << in.rdbuf();
    SQLite::Database database(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(dump.str());
    database.exec(
        "WITH RECURSIVE more(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM more WHERE i < " +
        std::to_string(events) +
        ") INSERT INTO event(ticket, at, actor, name, detail) "
        "SELECT 2, 1795450000 + i, 'anna', 'status_changed', 'new -> open: by the reply ' || i FROM more");
    database.exec("VACUUM");
    of = database.execAndGet("SELECT count(*) FROM event").getInt64();
    bytes = static_cast<std::int64_t>(std::filesystem::file_size(file()));
  }
  std::int64_t of = 0;
  std::int64_t bytes = 0;
};

std::vector<UpgradeProgress> told_at_opening(const Place& place) {
  std::vector<UpgradeProgress> told;
  const Store store = open_sqlite(place.file(), Access::ServeAlone,
                                  {[&](const UpgradeProgress& progress) { told.push_back(progress); }, {}});
  return told;
}

std::int64_t schema_of(const Place& place) {
  return SQLite::Database(place.file().string()).execAndGet("PRAGMA user_version").getInt64();
}

}  // namespace

TEST_CASE("an upgrade says how many events of the history it has read, up to all of them") {
  for (const int schema : {1, 5, 6}) {
    CAPTURE(schema);
    const Old old(schema, 2500);
    const auto told = told_at_opening(old);
    REQUIRE(told.size() >= 4);  // at the start and after each thousand
    CHECK(told.front().done == 0);
    CHECK(told.back().done == old.of);
    std::int64_t last = 0;
    for (const auto& progress : told) {
      CHECK(progress.from_schema == schema);
      CHECK(progress.to_schema == 7);
      CHECK(progress.of == old.of);
      CHECK(progress.done >= last);
      last = progress.done;
    }
  }
}

TEST_CASE("of a new database, and of one of today's schema, there is nothing to tell") {
  const Place place;
  CHECK(told_at_opening(place).empty());
  CHECK(told_at_opening(place).empty());
}

TEST_CASE("the upgrade is the same where nobody listens") {
  const Old old(5, 10);
  { const Store store = open_sqlite(old.file(), Access::ServeAlone); }
  CHECK(schema_of(old) == 7);
}

TEST_CASE("the copy of a large database says how large it is by now") {
  const Old old(5, 30'000);
  std::vector<CopyProgress> told;
  const auto copied =
      copy_before_upgrade(old.file(), {{}, [&](const CopyProgress& progress) { told.push_back(progress); }});
  REQUIRE(copied.has_value());
  REQUIRE_FALSE(told.empty());
  std::int64_t last = 0;
  for (const auto& progress : told) {
    CHECK(progress.schema == 5);
    CHECK(progress.of == old.bytes);
    CHECK(progress.done >= last);
    CHECK(progress.done <= progress.of);
    last = progress.done;
  }
  CHECK(last > 0);
}

TEST_CASE(
    "who only looks at a database of an earlier schema is told what brings it up, and changes nothing") {
  const Old old(6, 1);
  CHECK_THROWS_WITH_AS((void)open_sqlite(old.file(), Access::ReadOnly),
                       (old.file().string() +
                        ": is of schema 6, this program knows 7; ticketd brings it up to date when it starts")
                           .c_str(),
                       domain::TemporaryError);
  CHECK(schema_of(old) == 6);
}

}  // namespace ticketd::store
