// SPDX-License-Identifier: Apache-2.0
#include "config/partial.hpp"

#include <doctest/doctest.h>

#include "refusals.hpp"

namespace ticketd::config {
namespace {

constexpr std::string_view with_credential =
    "desk: { name: A, secret: { file: secret } }\n"
    "store: { path: ticketd.db }\n"
    "smtp: { host: mail.acme.example, user: a, password: { credential: smtp } }\n"
    "queues: [ { name: s, address: s@acme.example, imap: { host: h.example, user: u, password: { env: "
    "NO_SUCH } } } ]\n";

TEST_CASE("the store's path is found whatever else the file says") {
  const StandIn place;
  for (const std::string_view rest : {"", "agnets: 7\n", "smtp: { ca_file: /nowhere }\n", "queues: wrong\n",
                                      "desk: { secret: { credential: not-here } }\n"}) {
    CAPTURE(rest);
    place.write("ticketd.yaml", "store: { path: sub/ticketd.db }\n" + std::string(rest));
    CHECK(store_place_of(place.path("ticketd.yaml")).path == place.path("sub/ticketd.db"));
  }
}

TEST_CASE("the state is a folder of its own where the file says so") {
  const StandIn place;
  place.write("ticketd.yaml", "store: { path: sub/ticketd.db, state: run }\n");
  CHECK(store_place_of(place.path("ticketd.yaml")) ==
        StorePlace{place.path("sub/ticketd.db"), place.path("run")});
  place.write("ticketd.yaml", "store: { path: sub/ticketd.db, state: /run/ticketd }\n");
  CHECK(store_place_of(place.path("ticketd.yaml")).state == "/run/ticketd");
  for (const std::string_view wrong : {"''", "[ a ]", "{ }"}) {
    CAPTURE(wrong);
    place.write("ticketd.yaml", "store: { path: sub/ticketd.db, state: " + std::string(wrong) + " }\n");
    CHECK_THROWS_WITH_AS((void)store_place_of(place.path("ticketd.yaml")), doctest::Contains("store.state"),
                         Invalid);
  }
}

TEST_CASE("a file that names no store is refused by the key's name") {
  const StandIn place;
  for (const std::string_view text :
       {"", "desk: { name: A }\n", "store: here\n", "store: { file: x }\n", "[ 1 ]\n"}) {
    CAPTURE(text);
    place.write("ticketd.yaml", text);
    CHECK_THROWS_WITH_AS((void)store_place_of(place.path("ticketd.yaml")), doctest::Contains("store"),
                         Invalid);
  }
  place.write("ticketd.yaml", "store: { path: [\n");
  CHECK_THROWS_AS((void)store_place_of(place.path("ticketd.yaml")), Invalid);
}

TEST_CASE("for looking at a desk no secret is opened") {
  const StandIn place;
  place.write("ticketd.yaml", with_credential);
  std::filesystem::remove(place.path("secret"));
  const Config config = load_without_secrets(place.path("ticketd.yaml"));
  REQUIRE(config.desk.secrets.size() == 1);
  CHECK(config.desk.secrets[0].is_empty());
  CHECK(config.queues.at(0).address == "s@acme.example");
  CHECK_THROWS_AS((void)load(place.path("ticketd.yaml")), Invalid);
}

TEST_CASE("outside the service a credential is read from where the unit takes it, and its source is named") {
  const StandIn place;
  place.write("ticketd.yaml", with_credential);
  place.write("smtp-password", "open sesame\n");
  ::setenv("NO_SUCH", "there after all", 1);
  std::vector<SecretSource> sources;
  const Config config =
      load_outside_service(place.path("ticketd.yaml"), {{"smtp", place.path("smtp-password")}}, sources);
  CHECK(std::get<Secret>(config.smtp.login).reveal() == "open sesame");
  REQUIRE(sources.size() == 3);
  CHECK(sources[0].kind == SecretSource::Kind::File);
  CHECK(sources[0].path == place.path("secret"));
  CHECK(sources[1].kind == SecretSource::Kind::Credential);
  CHECK(sources[1].name == "smtp");
  CHECK(sources[1].place.key == "smtp.password.credential");
  CHECK(sources[1].place.line == 3);
  CHECK(sources[2].kind == SecretSource::Kind::Environment);

  const Config encrypted = load_outside_service(place.path("ticketd.yaml"), {{"smtp", {}}}, sources);
  CHECK(std::get<Secret>(encrypted.smtp.login).is_empty());
  ::unsetenv("NO_SUCH");
}

TEST_CASE(
    "sources are named also where the file is refused, and a credential nobody hands over is a problem") {
  const StandIn place;
  place.write("ticketd.yaml", with_credential);
  std::vector<SecretSource> sources;
  CHECK_THROWS_WITH_AS((void)load_outside_service(place.path("ticketd.yaml"), {}, sources),
                       doctest::Contains("smtp.password.credential"), Invalid);
  CHECK(sources.size() == 3);
}

}  // namespace
}  // namespace ticketd::config
