// SPDX-License-Identifier: Apache-2.0
// The copy that is made before a database is brought up to date.
#include "store/sqlite/upgrade.hpp"

#include <fstream>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "store/place.hpp"
#include "store/sqlite/open.hpp"

namespace ticketd::store {
namespace {

void write_as(int version, const std::filesystem::path& file) {
  std::ifstream in(std::filesystem::path(TICKETD_ROOT) / "tests/store/written" /
                   ("schema-" + std::to_string(version) + ".sql"));
  std::ostringstream dump;
  dump << in.rdbuf();
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(dump.str());
}

std::int64_t number(const std::filesystem::path& file, const char* sql) {
  return SQLite::Database(file.string()).execAndGet(sql).getInt64();
}

}  // namespace

TEST_CASE("a database of any earlier schema is copied whole before it is brought up to date") {
  for (int version = 1; version <= 6; ++version) {
    CAPTURE(version);
    const Place place;
    write_as(version, place.file());
    const auto copied = copy_before_upgrade(place.file());
    REQUIRE(copied.has_value());
    CHECK(copied->version == version);
    CHECK(copied->copy == place.file().string() + ".schema-" + std::to_string(version));
    Store brought_up_store = open_sqlite(place.file(), Access::ServeAlone);
    Session brought_up(brought_up_store.engine());
    CHECK(number(copied->copy, "PRAGMA user_version") == version);
    CHECK(number(copied->copy, "SELECT count(*) FROM ticket") == 4);
    CHECK(number(copied->copy, "SELECT count(*) FROM message") == (version < 6 ? 9 : 13));
  }
}

TEST_CASE("a copy of an earlier try is replaced, and one that was broken off is no hindrance") {
  const Place place;
  write_as(5, place.file());
  std::ofstream(place.file().string() + ".schema-5") << "old";
  std::ofstream(place.file().string() + ".schema-5.unfinished") << "half";
  const auto copied = copy_before_upgrade(place.file());
  REQUIRE(copied.has_value());
  CHECK(number(copied->copy, "SELECT count(*) FROM ticket") == 4);
  CHECK_FALSE(std::filesystem::exists(copied->copy.string() + ".unfinished"));
}

TEST_CASE("where there is none, or it is current, or not ours, nothing is copied") {
  const Place place;
  CHECK_FALSE(copy_before_upgrade(place.file()).has_value());
  { const Store made = open_sqlite(place.file(), Access::ServeAlone); }
  CHECK_FALSE(copy_before_upgrade(place.file()).has_value());
  const Place foreign;
  SQLite::Database(foreign.file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE t(a)");
  CHECK_FALSE(copy_before_upgrade(foreign.file()).has_value());
  std::ofstream(foreign.file()) << std::string(4096, 'x');
  CHECK_FALSE(copy_before_upgrade(foreign.file()).has_value());
}

TEST_CASE("a database that another ticketd serves is left alone") {
  const Place place;
  Store served_store = open_sqlite(place.file(), Access::ServeAlone);
  Session served(served_store.engine());
  CHECK_THROWS_AS((void)copy_before_upgrade(place.file()), domain::PermanentError);
}

}  // namespace ticketd::store
