// SPDX-License-Identifier: Apache-2.0
// The budget of all acknowledgements is counted over the hour to either side, to the second where it matters.
#include "store/acknowledgements.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "store/place.hpp"
#include "store/sqlite/open.hpp"

namespace ticketd::store {
namespace {

constexpr domain::Instant noon{domain::Seconds{1'795'262'400}};  // 2026-11-21 12:00 UTC

struct Row {
  std::chrono::seconds sent;  // after noon
  bool counts;
};

struct OneDay {
  std::chrono::seconds sent;  // after the mail that is counted for
  int counts;                 // within the hour
  bool is_same_content_today;
};

Digest digest_of(int seed) {
  Digest digest{};
  digest.fill(static_cast<std::byte>(seed));
  return digest;
}

}  // namespace

TEST_CASE("an address and a domain are counted within an hour, the same content within a day") {
  using namespace std::chrono_literals;
  for (const auto hour_of_day : {0h, 1h, 11h, 12h, 23h}) {
    const auto mail_at = noon - 12h + hour_of_day + 10min;
    for (const OneDay& row :
         {OneDay{0s, 1, true}, OneDay{-1h + 1s, 1, true}, OneDay{-1h, 0, true}, OneDay{1h - 1s, 1, true},
          OneDay{1h, 0, true}, OneDay{-13h, 0, true}, OneDay{13h, 0, true}, OneDay{-24h + 1s, 0, true},
          OneDay{-24h, 0, false}, OneDay{24h - 1s, 0, true}, OneDay{24h, 0, false}, OneDay{-72h, 0, false}}) {
      CAPTURE(hour_of_day.count());
      CAPTURE(row.sent.count());
      const Place place;
      Store store = open_sqlite(place.file(), Access::ServeAlone);
      Session session(store.engine());
      record_acknowledgement(session, {mail_at + row.sent, "eva@a.example", "a.example", digest_of(1)});
      const auto same =
          acknowledgements_before(session, {mail_at, "eva@a.example", "a.example", digest_of(1)}, {});
      CHECK(same.to_address == row.counts);
      CHECK(same.to_domain == row.counts);
      CHECK(same.same_content_today == row.is_same_content_today);
      const auto other =
          acknowledgements_before(session, {mail_at, "tom@b.example", "b.example", digest_of(1)}, {});
      CHECK(other.to_address == 0);
      CHECK(other.to_domain == 0);
      CHECK_FALSE(other.same_content_today);
      CHECK_FALSE(acknowledgements_before(session, {mail_at, "eva@a.example", "a.example", digest_of(2)}, {})
                      .same_content_today);
    }
  }
}

TEST_CASE("what was acknowledged less than an hour away counts, and nothing else where the budget is near") {
  using namespace std::chrono_literals;
  const auto mail_at = noon + 20min;
  for (const Row& row :
       {Row{-41min, false}, Row{-40min, false}, Row{-40min + 1s, true}, Row{0s, true}, Row{20min, true},
        Row{80min - 1s, true}, Row{80min, false}, Row{3h, false}, Row{-3h, false}}) {
    CAPTURE(row.sent.count());
    const Place place;
    Store store = open_sqlite(place.file(), Access::ServeAlone);
    Session session(store.engine());
    record_acknowledgement(session, {noon + row.sent, "eva@a.example", "a.example", {}});
    const auto sent =
        acknowledgements_before(session, {mail_at, "tom@b.example", "b.example", {}}, {.in_all = 1});
    CHECK((sent.to_all >= 1) == row.counts);
  }
}

TEST_CASE("far below the budget the count may be of whole hours, but never reaches it") {
  using namespace std::chrono_literals;
  const Place place;
  Store store = open_sqlite(place.file(), Access::ServeAlone);
  Session session(store.engine());
  for (int i = 0; i < 3; ++i)
    record_acknowledgement(session, {noon + 1min, "eva@a.example", "a.example", {}});
  for (int i = 0; i < 4; ++i)
    record_acknowledgement(session, {noon + 59min, "eva@a.example", "a.example", {}});
  const Acknowledged mail{noon + 90min, "tom@b.example", "b.example", {}};
  CHECK(acknowledgements_before(session, mail, {.in_all = 5}).to_all == 4);
  CHECK(acknowledgements_before(session, mail, {.in_all = 8}).to_all < 8);
}

}  // namespace ticketd::store
