// SPDX-License-Identifier: Apache-2.0
// How many rows large files are, and what they cost in the one file.
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "domain/row_error.hpp"
#include "store/mail_with_files.hpp"
#include "store/messages.hpp"
#include "store/place.hpp"
#include "store/query.hpp"
#include "store/sqlite/open.hpp"

namespace ticketd::store {
namespace {

struct Kept {
  Place place;
  Store store = open_sqlite(place.file(), Access::ServeAlone);
  Session session{store.engine()};

  domain::MessageNumber add(const Packed& packed) { return add_message(session, {}, packed); }

  std::int64_t number(const char* sql) {
    auto query = session.query(sql);
    query.next();
    return query.number(0);
  }
  std::int64_t files() { return number("SELECT count(*) FROM file"); }
};

}  // namespace

TEST_CASE("the same file lies once, whatever mails and lines it comes in, and costs what it is packed") {
  Kept kept;
  const std::string file = noise(1'000'000);
  const auto pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
  const std::int64_t before = kept.number(pages);
  for (int i = 0; i < 10; ++i) kept.add(with_file(std::to_string(i), file, i % 2 == 0 ? 76 : 64).packed());
  CHECK(kept.files() == 1);
  CHECK(kept.number(pages) - before < 1'100'000);
}

TEST_CASE("a file that packs well is packed, and still the same file") {
  Kept kept;
  const std::string file(1'000'000, 'x');
  const auto number = kept.add(with_file("x", file).packed());
  CHECK(kept.number("SELECT sum(length(bytes)) FROM file") < 1'000);
  kept.add(MailWithFiles().text("a").file(file).text("b").packed());
  CHECK(kept.files() == 1);
  CHECK(content_of(kept.session, number) == with_file("x", file).raw);
}

TEST_CASE("a file's row stays while a mail carries it, and goes with the last one") {
  Kept kept;
  const std::string shared = noise(50'000);
  const auto first = kept.add(with_file("first", shared).packed());
  const MailWithFiles both =
      MailWithFiles().text("a").file(base64(shared)).text("b").file(base64(noise(40'000, 2))).text("c");
  const auto second = kept.add(both.packed());
  const auto other = kept.add(with_file("third", noise(30'000, 3)).packed());
  CHECK(kept.files() == 3);
  replace_message(kept.session, first, other);
  CHECK(kept.files() == 3);
  CHECK(content_of(kept.session, second) == both.raw);
  replace_message(kept.session, second, other);
  CHECK(kept.files() == 1);
  CHECK(kept.number("SELECT count(*) FROM content_file") == 1);
  CHECK(content_of(kept.session, other) == with_file("third", noise(30'000, 3)).raw);
}

TEST_CASE("a unit of work that is broken off leaves no file") {
  Kept kept;
  CHECK_THROWS_AS(transact(kept.store,
                           [&](Session& unit) {
                             (void)add_message(unit, {}, with_file("x", noise(50'000)).packed());
                             throw std::runtime_error("broken off");
                           }),
                  std::runtime_error);
  CHECK(kept.files() == 0);
}

TEST_CASE("a mail whose rows don't fit together is that row's failure, and never a mail without its file") {
  for (const char* const damage : {"DELETE FROM content_file", "UPDATE content_file SET at = 7000000",
                                   "UPDATE content_file SET width = 1001",
                                   "UPDATE content_file SET width = -1", "UPDATE file SET sha256 = x'00'"}) {
    CAPTURE(damage);
    Kept kept;
    const auto number = kept.add(with_file("x", noise(50'000)).packed());
    kept.session.query(damage).run();
    CHECK_THROWS_AS((void)content_of(kept.session, number), domain::RowError);
  }
}

TEST_CASE("a mail without large files costs no look for them") {
  Kept kept;
  const auto number = kept.add(pack("Subject: x\r\n\r\nshort"));
  kept.session.query("DROP TABLE content_file").run();
  CHECK(content_of(kept.session, number) == "Subject: x\r\n\r\nshort");
  CHECK_NOTHROW((void)kept.add(pack("Subject: y\r\n\r\nshort")));
}

}  // namespace ticketd::store
