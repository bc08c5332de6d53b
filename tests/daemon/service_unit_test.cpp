// SPDX-License-Identifier: Apache-2.0
// The unit as an administrator left it, found before systemd finds it.
#include "console/service_unit.hpp"

#include <doctest/doctest.h>

#include "config/stand_in.hpp"

namespace ticketd::console {
namespace {

using Kind = config::SecretSource::Kind;

std::vector<std::string> said(const std::vector<config::Problem>& problems) {
  std::vector<std::string> lines;
  for (const auto& problem : problems) lines.push_back(problem.key + ": " + problem.what);
  return lines;
}

ServiceUnit unit_of(const config::StandIn& place, const std::string& user) {
  return {.user = user, .configuration = place.path("ticketd.yaml"), .credentials = {}};
}

TEST_CASE("the installed unit is the first folder's, its drop-ins count in the order of their names") {
  const config::StandIn place;
  const std::vector folders{place.path("etc"), place.path("usr")};
  CHECK_FALSE(installed_unit(folders).has_value());
  place.write("usr/ticketd.service",
              "[Unit]\nUser=nonsense\n[Service]\n# User=no\nExecStart=ticketd run --config /etc/t.yaml\n"
              "User = ticketd\nLoadCredential=old:/etc/old\n");
  place.write("etc/ticketd.service.d/20-more.conf", "[Service]\nLoadCredential=smtp:/etc/smtp\n");
  place.write("usr/ticketd.service.d/10-first.conf",
              "[Service]\nLoadCredential=\nLoadCredentialEncrypted=imap:/etc/imap.cred\n");
  place.write("usr/ticketd.service.d/20-more.conf", "[Service]\nUser=hidden-by-etc\n");
  place.write("usr/ticketd.service.d/30-not-read", "[Service]\nUser=root\n");
  const auto unit = installed_unit(folders);
  REQUIRE(unit.has_value());
  CHECK(unit->user == "ticketd");
  CHECK(unit->configuration == "/etc/t.yaml");
  CHECK(unit->credentials == config::Credentials{{"imap", ""}, {"smtp", "/etc/smtp"}});
  place.write("etc/ticketd.service", "[Service]\nExecStart=/opt/ticketd run --config=/opt/own.yaml\n");
  CHECK(installed_unit(folders)->configuration == "/opt/own.yaml");
}

TEST_CASE("what would keep the service from starting is named with its cure") {
  const config::StandIn place;
  place.write("ticketd.yaml", "\n");
  const std::vector<config::SecretSource> sources{{.kind = Kind::File,
                                                   .name = {},
                                                   .path = place.path("secret"),
                                                   .place = {"f", 3, "desk.secret.file", ""}},
                                                  {.kind = Kind::Credential,
                                                   .name = "smtp",
                                                   .path = {},
                                                   .place = {"f", 9, "smtp.password.credential", ""}}};

  SUBCASE("a user that does not exist") {
    const auto lines = said(start_problems(unit_of(place, "no-such-user"), place.path("ticketd.yaml"), {}));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == ": the service runs as user no-such-user, which does not exist: run systemd-sysusers");
  }
  SUBCASE("files that its user can't read, and a credential that nobody hands over") {
    const auto lines = said(start_problems(unit_of(place, "nobody"), place.path("ticketd.yaml"), sources));
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].starts_with("desk.secret.file: user nobody, as whom the service runs, can't read "));
    CHECK(lines[1].ends_with("secret && chmod 0640 " + place.path("secret").string()));
    CHECK(lines[2].starts_with("smtp.password.credential: the service gets no credential \"smtp\": "));
  }
  SUBCASE("a credential whose file is not there") {
    auto unit = unit_of(place, "root");
    unit.credentials = {{"smtp", place.path("gone")}};
    const auto lines = said(start_problems(unit, place.path("ticketd.yaml"), sources));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].ends_with("gone, and there is no such file"));
  }
  SUBCASE("nothing, where root starts it and all is there") {
    auto unit = unit_of(place, "root");
    unit.credentials = {{"smtp", place.path("secret")}};
    CHECK(start_problems(unit, place.path("ticketd.yaml"), sources).empty());
  }
  SUBCASE("nothing, where the unit is about another file") {
    auto unit = unit_of(place, "no-such-user");
    unit.configuration = "/etc/passwd";
    CHECK(start_problems(unit, place.path("ticketd.yaml"), sources).empty());
  }
}

TEST_CASE("whether an account can read a file depends on every folder on the way") {
  const config::StandIn place;
  place.write("open/file", "x");
  const auto file = place.path("open/file");
  using std::filesystem::perms;
  std::filesystem::permissions(file, perms(0644));
  CHECK_FALSE(account_can_read("no-such-user", file).has_value());
  CHECK(account_can_read("root", file) == true);
  std::filesystem::permissions(place.path("."), perms(0755));
  std::filesystem::permissions(place.path("open"), perms(0755));
  CHECK(account_can_read("nobody", file) == true);
  std::filesystem::permissions(file, perms(0640));
  CHECK(account_can_read("nobody", file) == false);
  std::filesystem::permissions(file, perms(0644));
  std::filesystem::permissions(place.path("open"), perms(0700));
  CHECK(account_can_read("nobody", file) == false);
}

}  // namespace
}  // namespace ticketd::console
