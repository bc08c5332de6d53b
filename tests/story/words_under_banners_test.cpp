// SPDX-License-Identifier: Apache-2.0
// What gateways and mail programs put around a person's words hides none of them and goes to nobody.
#include <string>

#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";
const std::string evas = "eva@customer.example";

constexpr const char* around[][2] = {
    {"CAUTION: This email originated from outside of the organization. Do not click links or open "
     "attachments "
     "unless you recognize the sender and know the content is safe.\n\n",
     "\n"},
    {"You don't often get email from eva@customer.example. Learn why this is "
     "important<https://aka.ms/Learn>\n",
     "\n"},
    {"Classification: Internal\n\n", "\n"},
    {"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n",
     "\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"},
    {"", "\n\nClassification: Internal\n"},
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("YES under a banner, a tip, a label or PGP armour is consent") {
  for (const auto& [above, below] : around) {
    const std::string first = above;
    CAPTURE(first);
    AgentWorld world;
    const auto ticket = *world.eva_writes().ticket;
    world.answers(anna, "/resolve\n");
    world.all_is_sent();
    world.answers(eva, first + "YES" + below);
    CHECK(world.ticket(ticket).status == domain::Status::Closed);
  }
}

TEST_CASE("an agent's commands under a banner, a label or PGP armour act, and nothing of that is mailed on") {
  for (const auto& [above, below] : around) {
    const std::string first = above;
    CAPTURE(first);
    AgentWorld world;
    const auto ticket = *world.eva_writes().ticket;
    const auto before = world.mails_to(evas);
    world.answers(anna, first + "/note\nShe never pays, be careful." + below);
    CHECK(world.mails_to(evas) == before);
    CHECK(world.ticket(ticket).status == domain::Status::New);
    world.answers(anna, first + "We are coming." + below);
    CHECK(has(world.newest_text_to(evas), "We are coming.\n"));
    for (const std::string_view part : {"CAUTION", "often get email", "Classification", "PGP", "iQEz"})
      CHECK_FALSE(has(world.newest_text_to(evas), part));
  }
}

}  // namespace ticketd::story
