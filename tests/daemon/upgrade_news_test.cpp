// SPDX-License-Identifier: Apache-2.0
// A long upgrade is told in words, and not more often than people read them.
#include "service/upgrade_news.hpp"

#include <chrono>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::service {

using std::chrono::milliseconds;

TEST_CASE("the words of an upgrade name the schemas and how far it is") {
  struct Row {
    store::UpgradeProgress progress;
    const char* words;
  };
  for (const Row& row :
       std::vector<Row>{{{5, 7, 120'000, 300'000},
                         "bringing the database up from schema 5 to 7: 120,000 of 300,000 events"},
                        {{6, 7, 0, 999}, "bringing the database up from schema 6 to 7: 0 of 999 events"},
                        {{6, 7, 1000, 1'234'567},
                         "bringing the database up from schema 6 to 7: 1,000 of 1,234,567 events"},
                        {{6, 7, 0, 0}, "bringing the database up from schema 6 to 7"}})
    CHECK(words_of(row.progress) == row.words);
  CHECK(words_of(store::CopyProgress{5, 1'200'999'999, 5'000'000'000}) ==
        "copying the database before it is brought up from schema 5: 1,200 of 5,000 MB");
}

TEST_CASE("the first one is let through, and one in so long after that") {
  AtMostEach each{milliseconds{1000}};
  const AtMostEach::Clock::time_point start{milliseconds{77}};
  std::vector<int> through;
  for (const int at : {0, 1, 999, 1000, 1001, 1999, 5500, 6000, 6499, 6500})
    if (each.lets_through(start + milliseconds{at})) through.push_back(at);
  CHECK(through == std::vector<int>{0, 1000, 5500, 6500});
}

}  // namespace ticketd::service
