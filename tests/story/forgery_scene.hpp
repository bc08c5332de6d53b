// SPDX-License-Identifier: Apache-2.0
// Three tickets of a customer's with two agents, and a forger who has got hold of tokens.
#pragma once

#include <string>
#include <vector>

#include "story/agent_world.hpp"
#include "story/forged_mail.hpp"

namespace ticketd::story {

// What a forger may have got hold of.
struct Loot {
  std::string of_anna;      // token of #1, anna's
  std::string of_bo;        // token of #2, bo's
  std::string of_customer;  // token of #1, eva's
  std::string burnt;        // token of #3, anna's, leaked
  std::string mixed_up;     // anna's of #1, one letter changed
};

class ForgeryScene {
 public:
  ForgeryScene();

  // Filed, and obeyed in nothing: every ticket stays as it is, and nothing of it goes to anybody outside.
  void try_it(const Forgery<Loot>& forgery);

  [[nodiscard]] AgentWorld& world() { return world_; }
  [[nodiscard]] const Loot& loot() const { return loot_; }

 private:
  AgentWorld world_;
  Loot loot_;
};

// Each in a scene of its own.
void try_commands(const std::vector<Forgery<Loot>>& forgeries);

// A mail with one body of the type.
[[nodiscard]] std::string with_body(const std::string& from, const std::string& id, const std::string& type,
                                    const std::string& body);

}  // namespace ticketd::story
