// SPDX-License-Identifier: Apache-2.0
#include "domain/look_alike.hpp"

#include <algorithm>

#include "domain/address.hpp"
#include "text/confusable.hpp"
#include "text/utf8.hpp"

namespace ticketd::domain {
namespace {

constexpr std::size_t longest_read = 400;

std::string skeleton_of(std::string_view text) {
  return text::confusable_skeleton(text::beginning_of(text, longest_read));
}

std::string without_tag(const std::string& address) {
  const auto plus = address.find('+');
  const auto at = address.rfind('@');
  if (plus == std::string::npos || at == std::string::npos || plus > at) return address;
  return address.substr(0, plus) + address.substr(at);
}

// anna@mail.desk.example, anna@desk.example.evil.example
bool has_domain_inside(const std::string& address, const std::string& agents) {
  const auto at = agents.find('@');
  if (at == std::string::npos || !address.starts_with(agents.substr(0, at + 1))) return false;
  return address.find(agents.substr(at + 1), at) != std::string::npos;
}

}  // namespace

LookAlikes::LookAlikes(std::span<const Agent> agents) {
  for (const Agent& agent : agents) {
    faces_.push_back({agent.name, folded(agent.address), skeleton_of(agent.address)});
    for (const auto& other : agent.addresses)
      faces_.push_back({agent.name, folded(other), skeleton_of(other)});
  }
}

std::string LookAlikes::resembled(std::string_view address, std::string_view display_name) const {
  if (faces_.empty()) return {};
  const auto is = [own = folded(address)](const Face& face) { return face.address == own; };
  if (std::any_of(faces_.begin(), faces_.end(), is)) return {};
  const auto seen = without_tag(skeleton_of(address));
  const auto name = skeleton_of(display_name);
  const auto resembles = [&](const Face& face) {
    return seen == face.seen || has_domain_inside(seen, face.seen) ||
           name.find(face.seen) != std::string::npos;
  };
  const auto found = std::find_if(faces_.begin(), faces_.end(), resembles);
  return found == faces_.end() ? std::string() : found->name;
}

}  // namespace ticketd::domain
