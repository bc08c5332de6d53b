// SPDX-License-Identifier: Apache-2.0
#include "domain/look_alike.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/address.hpp"

namespace ticketd::domain {
namespace {

constexpr std::size_t longest_read = 400;

// As many eyes take them; both sides of a comparison are folded, so "l" for "i" is no loss.
constexpr std::array<std::pair<std::string_view, std::string_view>, 42> taken_for{
    {{"а", "a"}, {"α", "a"}, {"ɑ", "a"}, {"в", "b"}, {"с", "c"}, {"ϲ", "c"}, {"ԁ", "d"},
     {"е", "e"}, {"ё", "e"}, {"ε", "e"}, {"ɡ", "g"}, {"һ", "h"}, {"н", "h"}, {"і", "l"},
     {"ι", "l"}, {"ı", "l"}, {"ӏ", "l"}, {"ј", "j"}, {"к", "k"}, {"κ", "k"}, {"м", "m"},
     {"п", "n"}, {"ո", "n"}, {"η", "n"}, {"о", "o"}, {"ο", "o"}, {"օ", "o"}, {"р", "p"},
     {"ρ", "p"}, {"ԛ", "q"}, {"г", "r"}, {"ѕ", "s"}, {"т", "t"}, {"τ", "t"}, {"υ", "u"},
     {"ս", "u"}, {"ν", "v"}, {"ѵ", "v"}, {"ԝ", "w"}, {"х", "x"}, {"у", "y"}, {"γ", "y"}}};

// "ａ" to "ｚ" and the sign between: one byte for three.
std::string_view full_width(std::string_view text, std::string& out) {
  if (text.size() < 3 || text[0] != '\xEF') return text;
  const auto high = static_cast<unsigned char>(text[1]);
  const auto low = static_cast<unsigned char>(text[2]);
  if (high != 0xBC && high != 0xBD) return text;
  const unsigned letter = (high == 0xBC ? 0x00U : 0x40U) + (low - 0x80U) + 0x20U;
  if (letter < 0x21 || letter > 0x7E) return text;
  out += static_cast<char>(letter);
  return text.substr(3);
}

// One letter as it is taken for; returns what is behind it.
std::string_view see_letter(std::string_view text, std::string& seen) {
  if (static_cast<unsigned char>(text.front()) < 0x80) {
    seen += text.front();
    return text.substr(1);
  }
  const auto* const found = std::find_if(taken_for.begin(), taken_for.end(),
                                         [&](const auto& pair) { return text.starts_with(pair.first); });
  if (found != taken_for.end()) {
    seen += found->second;
    return text.substr(found->first.size());
  }
  const auto rest = full_width(text, seen);
  if (rest.size() != text.size()) return rest;
  seen += text.front();
  return text.substr(1);
}

std::string seen_by_eye(std::string_view text) {
  std::string seen;
  text = text.substr(0, longest_read);
  while (!text.empty()) text = see_letter(text, seen);
  seen = folded(seen);
  for (char& c : seen) {
    if (c == '0') c = 'o';
    if (c == '1' || c == 'i' || c == '|') c = 'l';
  }
  for (auto at = seen.find("rn"); at != std::string::npos; at = seen.find("rn", at)) seen.replace(at, 2, "m");
  return seen;
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
    faces_.push_back({agent.name, folded(agent.address), seen_by_eye(agent.address)});
    for (const auto& other : agent.addresses)
      faces_.push_back({agent.name, folded(other), seen_by_eye(other)});
  }
}

std::string LookAlikes::resembled(std::string_view address, std::string_view display_name) const {
  if (faces_.empty()) return {};
  const auto is = [own = folded(address)](const Face& face) { return face.address == own; };
  if (std::any_of(faces_.begin(), faces_.end(), is)) return {};
  const auto seen = without_tag(seen_by_eye(address));
  const auto name = seen_by_eye(display_name);
  const auto resembles = [&](const Face& face) {
    return seen == face.seen || has_domain_inside(seen, face.seen) ||
           name.find(face.seen) != std::string::npos;
  };
  const auto found = std::find_if(faces_.begin(), faces_.end(), resembles);
  return found == faces_.end() ? std::string() : found->name;
}

}  // namespace ticketd::domain
