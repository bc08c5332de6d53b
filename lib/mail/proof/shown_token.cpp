// SPDX-License-Identifier: Apache-2.0
#include "mail/proof/shown_token.hpp"

#include <cstddef>

#include "mail/proof/token.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t shortest = 26;  // "1.1.a." and the MAC
constexpr std::size_t longest_token = 64;

bool is_of_token(char c) {
  return text::is_alphanumeric(c) || c == '.';
}

// Up to the end of the word that begins here; at least one character where there is one.
std::string_view word_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_of_token(text[end])) ++end;
  return text.substr(0, end == 0 ? 1 : end);
}

bool is_token(std::string_view word) {
  return word.size() >= shortest && word.size() <= longest_token && parse_message_id(word).has_value();
}

}  // namespace

bool shows_token(std::string_view content) {
  while (!content.empty()) {
    const auto word = word_at(content);
    if (is_token(word)) return true;
    content.remove_prefix(word.size());
  }
  return false;
}

std::string without_tokens(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto word = word_at(text);
    out += is_token(word) ? std::string_view("[...]") : word;
    text.remove_prefix(word.size());
  }
  return out;
}

}  // namespace ticketd::mail
