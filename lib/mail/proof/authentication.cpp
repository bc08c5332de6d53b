// SPDX-License-Identifier: Apache-2.0
#include "mail/proof/authentication.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "domain/address.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t longest_results = 16 * 1024;

// Without comments and with quoted strings opened, so that words of the sender inside either are never read
// as results.
std::string plain(std::string_view value) {
  std::string out;
  int comment = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size() && i < longest_results; ++i) {
    const char c = value[i];
    if (c == '\\' && (quoted || comment > 0)) {
      ++i;
      if (comment == 0) out += '_';
    } else if (quoted) {
      if (c == '"') quoted = false;
      // A separator inside quotes is no separator.
      else
        out += c == ';' || c == '=' || c == ' ' ? '_' : c;
    } else if (c == '(') {
      ++comment;
    } else if (c == ')' && comment > 0) {
      --comment;
    } else if (comment == 0) {
      if (c == '"')
        quoted = true;
      else
        out += c;
    }
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = text.find_first_of(separators);
    if (const auto part = text::trim(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return parts;
}

std::optional<std::string_view> value_of(std::string_view word, std::string_view key) {
  if (!word.starts_with(key) || word.size() <= key.size() || word[key.size()] != '=') return std::nullopt;
  return word.substr(key.size() + 1);
}

// Some hosts write the whole address as header.from.
std::string_view bare_domain(std::string_view value) {
  const auto at = value.rfind('@');
  return at == std::string_view::npos ? value : value.substr(at + 1);
}

Dmarc result_in(std::string_view clause, std::string_view from_domain) {
  const auto words = split(clause, " \t");
  const auto result = value_of(words.front(), "dmarc");
  if (!result) return Dmarc::Unknown;
  for (const auto word : words)
    if (const auto domain = value_of(word, "header.from"); domain && bare_domain(*domain) != from_domain)
      return Dmarc::Unknown;
  if (*result == "pass") return Dmarc::Pass;
  return *result == "fail" ? Dmarc::Fail : Dmarc::Unknown;
}

}  // namespace

Dmarc dmarc_result(std::span<const std::string> headers, std::span<const std::string> trusted_ids,
                   std::string_view from_domain) {
  if (headers.empty() || from_domain.empty()) return Dmarc::Unknown;
  const std::string value = domain::folded(plain(headers.front()));
  const auto clauses = split(value, ";");
  if (clauses.empty()) return Dmarc::Unknown;
  // The authserv-id may be followed by a version.
  const std::string_view id = split(clauses.front(), " \t").front();
  const bool trusted = std::any_of(trusted_ids.begin(), trusted_ids.end(),
                                   [&](const std::string& name) { return domain::folded(name) == id; });
  if (!trusted) return Dmarc::Unknown;
  const std::string wanted = domain::folded(from_domain);
  Dmarc found = Dmarc::Unknown;
  for (const auto clause : std::span(clauses).subspan(1)) {
    const Dmarc result = result_in(clause, wanted);
    if (result == Dmarc::Fail) return Dmarc::Fail;
    if (result == Dmarc::Pass) found = Dmarc::Pass;
  }
  return found;
}

}  // namespace ticketd::mail
