// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include <doctest/doctest.h>

#include "refusals.hpp"

namespace ticketd::config {
namespace {

std::string desk_secret(std::string_view secret) {
  return with_line(1, "desk: { name: A, secret: " + std::string(secret) + " }");
}

TEST_CASE("a secret comes from the environment or from systemd as well as from a file") {
  const StandIn place;
  place.write("credentials/desk", "a secret that systemd keeps\n");
  ::setenv("TICKETD_TEST_SECRET", "a secret in the environment", 1);
  ::setenv("CREDENTIALS_DIRECTORY", place.path("credentials").c_str(), 1);
  const auto reveal = [&](std::string_view from) {
    return load_text(desk_secret(from), place.path("ticketd.yaml")).desk.secrets.at(0).reveal();
  };
  CHECK(reveal("{ env: TICKETD_TEST_SECRET }") == "a secret in the environment");
  CHECK(reveal("{ credential: desk }") == "a secret that systemd keeps");
  CHECK(reveal("{ file: \"" + place.path("secret").string() + "\" }") == "0123456789abcdef0123456789abcdef");
  ::unsetenv("TICKETD_TEST_SECRET");
  ::unsetenv("CREDENTIALS_DIRECTORY");
  CHECK(refusals(place, desk_secret("{ credential: desk }"))
            .at(0)
            .starts_with("1 desk.secret.credential: there is no CREDENTIALS_DIRECTORY"));
}

TEST_CASE("of several secrets the first signs and all verify, in the file's order") {
  const StandIn place;
  place.write("old", "the secret of last year\r\n");
  const Config config =
      load_text(desk_secret("[ { file: secret }, { file: old } ]"), place.path("ticketd.yaml"));
  REQUIRE(config.desk.secrets.size() == 2);
  CHECK(config.desk.secrets[0].reveal() == "0123456789abcdef0123456789abcdef");
  CHECK(config.desk.secrets[1].reveal() == "the secret of last year");
}

TEST_CASE("a secret that everybody on the host can read is a warning") {
  const StandIn place;
  CHECK(load_text(enough, place.path("ticketd.yaml")).warnings.empty());
  std::filesystem::permissions(place.path("password"), std::filesystem::perms(0644));
  const Config config = load_text(enough, place.path("ticketd.yaml"));
  REQUIRE(config.warnings.size() == 1);
  CHECK(config.warnings[0].line == 5);
  CHECK(config.warnings[0].key == "queues[0].imap.password.file");
  CHECK(config.warnings[0].what.find("can be read by everybody") != std::string::npos);
}

}  // namespace
}  // namespace ticketd::config
