// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "config/stand_in.hpp"
#include "console/command.hpp"

namespace ticketd::console {
namespace {

struct Answer {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Answer check_config(const config::StandIn& place, std::vector<const char*> options = {}) {
  const std::string file = place.path("ticketd.yaml").string();
  std::vector<const char*> words{"ticketctl", "--config", file.c_str(), "check-config"};
  words.insert(words.end(), options.begin(), options.end());
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const int exit_code = run(static_cast<int>(words.size()), words.data(), in, out, err);
  return {exit_code, out.str(), err.str()};
}

TEST_CASE("check-config finds nothing wrong with a right configuration and ends with 0") {
  const config::StandIn place;
  place.write("ticketd.yaml",
              std::string(config::enough) + "agents: [ { name: anna, address: anna@acme.example } ]\n");
  const Answer plain = check_config(place);
  CHECK(plain.exit_code == Done);
  CHECK(plain.out == place.path("ticketd.yaml").string() + ": right\n");
  const auto json = nlohmann::json::parse(check_config(place, {"--json"}).out);
  CHECK(json.at("ok") == true);
  CHECK(json.at("problems").empty());
}

TEST_CASE("check-config names file, line and key of all that is wrong and ends with 2") {
  const config::StandIn place;
  place.write("ticketd.yaml", std::string(config::enough) + "agnets: []\ncalls: { rounds: 0 }\n");
  const std::string file = place.path("ticketd.yaml").string();
  const Answer plain = check_config(place);
  CHECK(plain.exit_code == Usage);
  CHECK(plain.out.find(file + ":6: agnets: is not a key here; did you mean `agents`?\n") !=
        std::string::npos);
  CHECK(plain.out.find(file + ":7: calls.rounds: `0` is not a whole number from 1 to 20\n") !=
        std::string::npos);
  const Answer with_json = check_config(place, {"--json"});
  CHECK(with_json.exit_code == Usage);
  const auto json = nlohmann::json::parse(with_json.out);
  CHECK(json.at("ok") == false);
  REQUIRE(json.at("problems").size() == 2);
  CHECK(json.at("problems")[0].at("line") == 6);
  CHECK(json.at("problems")[0].at("key") == "agnets");
  CHECK(json.at("problems")[1].at("file") == file);
}

TEST_CASE("check-config names file and line of what is wrong in a language's words and letters") {
  const config::StandIn place;
  place.write("ticketd.yaml", std::string(config::enough) + "templates: own\n");
  place.write("own/sv/resolved.txt", "Subject: Klart\n\n{{nmber}}\n");
  const Answer letter = check_config(place);
  CHECK(letter.exit_code == Usage);
  CHECK(letter.out.find(place.path("own/sv/resolved.txt").string() +
                        ":3: templates: there is no field \"nmber\"") != std::string::npos);
  place.write("own/is/words.yaml", "locale: is-IS\nvoise: is\n");
  const Answer words = check_config(place);
  CHECK(words.exit_code == Usage);
  CHECK(words.out.find(place.path("own/is/words.yaml").string() +
                       ":2: voise: is not a key here; did you mean `voice`?\n") != std::string::npos);
}

TEST_CASE("check-config says when there is no file, and never what a secret is") {
  const config::StandIn place;
  CHECK(check_config(place).out.find("ticketd.yaml: there is no such file\n") != std::string::npos);
  CHECK(check_config(place).exit_code == Usage);
  place.write(
      "ticketd.yaml",
      "desk: { name: A, secret: sesame-sesame-sesame }\nsmtp: { host: a, user: u, password: [sesame] }\n");
  const Answer answer = check_config(place);
  CHECK(answer.exit_code == Usage);
  CHECK((answer.out + answer.err).find("sesame") == std::string::npos);
}

TEST_CASE("check-config warns of a desk without agents and says who hears of new tickets") {
  const config::StandIn place;
  place.write("ticketd.yaml", config::enough);
  const Answer nobody = check_config(place);
  CHECK(nobody.exit_code == Done);
  CHECK(nobody.out.find("agents: warning: nobody is told of new tickets; name agents, or desk.ops\n") !=
        std::string::npos);
  std::string with_ops(config::enough);
  with_ops.insert(with_ops.find("name:"), "ops: [ops@acme.example], ");
  place.write("ticketd.yaml", with_ops);
  CHECK(check_config(place).out.find("without agents desk.ops get the notices") != std::string::npos);
  const auto json = nlohmann::json::parse(check_config(place, {"--json"}).out);
  CHECK(json.at("ok") == true);
  CHECK(json.at("warnings").size() == 1);
}

TEST_CASE("check-config --online ends with 3 and says why where nobody answers") {
  const config::StandIn place;
  place.write("ticketd.yaml",
              "desk: { name: A, secret: { file: secret } }\n"
              "store: { path: ticketd.db }\n"
              "smtp: { host: 127.0.0.1, port: 1, tls: none }\n"
              "queues: [ { name: s, address: s@acme.example, imap: { host: 127.0.0.1, port: 1, tls: none, "
              "user: u, password: { file: password } } } ]\n");
  const Answer answer = check_config(place, {"--online", "--json"});
  CHECK(answer.exit_code == NotReached);
  const auto json = nlohmann::json::parse(answer.out);
  CHECK(json.at("ok") == false);
  REQUIRE(json.at("servers").size() == 2);
  CHECK(json.at("servers")[0].at("server") == "smtp");
  CHECK(json.at("servers")[1].at("server") == "imap s");
  CHECK(json.at("servers")[1].at("where") == "127.0.0.1:1");
  CHECK_FALSE(json.at("servers")[1].at("found").empty());
}

}  // namespace
}  // namespace ticketd::console
