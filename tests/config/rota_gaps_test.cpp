// SPDX-License-Identifier: Apache-2.0
#include "config/rota_gaps.hpp"

#include <doctest/doctest.h>

#include "config/stand_in.hpp"

namespace ticketd::config {
namespace {

Config with_rota(const std::string& from) {
  const StandIn place;
  return load_text(std::string(enough) +
                       "agents: [ { name: anna, address: anna@acme.example } ]\n"
                       "rotas: [ { name: on-call, timezone: Europe/Stockholm, people: [anna], "
                       "every: 1 week, from: " +
                       from + " } ]\n",
                   place.path("ticketd.yaml"));
}

const domain::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};

}  // namespace

TEST_CASE("a rota that has begun has nobody missing") {
  CHECK(rota_gaps(with_rota("2026-01-05T08:00"), now).empty());
}

TEST_CASE("the time before a rota begins is named as a gap") {
  const auto gaps = rota_gaps(with_rota("2026-12-07T08:00"), now);
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].key == "rotas[0]");
  CHECK(gaps[0].what ==
        "nobody carries the phone of `on-call` from 2026-11-22T00:00:00Z until 2026-12-07T07:00:00Z");
}

}  // namespace ticketd::config
