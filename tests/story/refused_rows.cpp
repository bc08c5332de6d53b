// SPDX-License-Identifier: Apache-2.0
#include "story/refused_rows.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace ticketd::story {

void damage(DeskWorld& world, const std::string& sql) {
  sqlite3* beside = nullptr;
  REQUIRE(sqlite3_open((world.folder() / "ticketd.db").c_str(), &beside) == SQLITE_OK);
  CHECK(sqlite3_exec(beside, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(beside);
}

void refuse(DeskWorld& world, const std::string& when) {
  damage(world, "CREATE TRIGGER refused BEFORE " + when + " BEGIN SELECT raise(ABORT, 'not this row'); END");
}

void refuse_no_more(DeskWorld& world) {
  damage(world, "DROP TRIGGER refused");
}

std::size_t told_of_rows_put_off(DeskWorld& world) {
  std::size_t mails = 0;
  for (const auto& sent : world.outbox_to("ops@desk.example"))
    mails += sent.mail.subject.find("put off") != std::string::npos ? 1 : 0;
  return mails;
}

}  // namespace ticketd::story
