// SPDX-License-Identifier: Apache-2.0
// Domains of customers who give out names below their own.
#include <doctest/doctest.h>

#include "config/refusals.hpp"

namespace ticketd::config {
namespace {

std::string told(const std::string& domain) {
  const StandIn place;
  const auto config = load_text(with_more("customers: [ { name: V, domains: [" + domain + "] } ]"),
                                place.path("ticketd.yaml"));
  std::string text;
  for (const auto& warning : config.warnings)
    text += std::to_string(warning.line) + ' ' + warning.key + ": " + warning.what + "\n";
  return text;
}

}  // namespace

TEST_CASE("a host whose customers have names below its own is a customer, with a warning") {
  for (const std::string host : {"uberspace.de", "GitHub.io"}) {
    CAPTURE(host);
    const auto warning = told(host);
    CHECK(warning.starts_with("6 customers[0].domains[0]: `"));
    CHECK(warning.find("whoever has a name below it counts as this customer") != std::string::npos);
    CHECK(warning.find("under addresses") != std::string::npos);
  }
}

TEST_CASE("a domain that is a customer's own, or a name below a host's, is no warning") {
  CHECK(told("volvo.example").empty());
  CHECK(told("acme.github.io").empty());
}

}  // namespace ticketd::config
