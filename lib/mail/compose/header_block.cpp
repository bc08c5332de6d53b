// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/header_block.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "mail/compose/encoding.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t fold_at = 76;
constexpr std::size_t longest_atom = 900;  // of an id or address; keeps the line below 998 with room to spare

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 70 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F && c != ':'; });
}

bool is_dot_atom(std::string_view local) {
  constexpr std::string_view specials = "()<>[]:;@\\,\" ";
  if (local.empty() || local.front() == '.' || local.back() == '.' || local.find("..") != local.npos)
    return false;
  return local.find_first_of(specials) == local.npos;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string unquoted(std::string_view local) {
  if (local.size() < 2 || local.front() != '"' || local.back() != '"') return std::string(local);
  std::string result;
  for (std::size_t at = 1; at + 1 < local.size(); ++at) {
    if (local[at] == '\\' && at + 2 < local.size()) ++at;
    result += local[at];
  }
  return result;
}

// Empty where it is no address: one that is mended might be somebody else's.
std::string address_spec(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == address.npos || at == 0 || address.size() > longest_atom / 2 || header_safe(address) != address)
    return {};
  const std::string_view domain = address.substr(at + 1);
  if (domain.empty() || domain.find_first_of("()<>:;@\\,\" ") != domain.npos) return {};
  const std::string local = unquoted(address.substr(0, at));
  return (is_dot_atom(local) ? local : quoted(local)) + '@' + std::string(domain);
}

std::string id_body(std::string_view id) {
  std::string result;
  for (const char c : id) {
    if (c > ' ' && c < 0x7F && c != '<' && c != '>') result += c;
  }
  return result.size() > longest_atom ? std::string{} : result;
}

// Plain where every word is an atom; a quoted string for other short ASCII; encoded words for the rest. ASCII
// that looks like an encoded word is encoded, because many programs decode it even inside quotes.
std::vector<std::string> phrase(std::string_view name, std::size_t room) {
  std::vector<std::string> words = header_words(name, Place::Phrase, room);
  const bool encoded =
      std::any_of(words.begin(), words.end(), [](const auto& w) { return w.starts_with("=?"); });
  if (encoded && text::is_ascii(name) && name.size() <= 60 && name.find("=?") == name.npos)
    return {quoted(name)};
  return words;
}

void append_padded(std::string& out, unsigned value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

}  // namespace

void HeaderBlock::text(std::string_view name, std::string_view value) {
  if (!is_field_name(name)) return;
  begin(name);
  for (const std::string& each :
       header_words(header_safe(value), Place::Unstructured, fold_at - name.size() - 2)) {
    word(each);
  }
  end();
}

void HeaderBlock::addresses(std::string_view name, std::span<const Address> list) {
  std::vector<std::vector<std::string>> written;
  for (const Address& each : list) {
    const std::string spec = address_spec(each.address);
    if (spec.empty()) continue;
    const std::string shown = header_safe(each.name);
    std::vector<std::string> words = phrase(shown, fold_at - name.size() - 2);
    words.push_back(words.empty() ? spec : '<' + spec + '>');
    written.push_back(std::move(words));
  }
  if (written.empty()) return;
  begin(name);
  for (auto& words : written) {
    if (&words != &written.back()) words.back() += ',';
    for (const std::string& each : words) word(each);
  }
  end();
}

void HeaderBlock::message_ids(std::string_view name, std::span<const std::string> ids) {
  std::vector<std::string> written;
  for (const std::string& id : ids) {
    const std::string body = id_body(id);
    if (!body.empty()) written.push_back('<' + body + '>');
  }
  if (written.empty()) return;
  begin(name);
  for (const std::string& each : written) word(each);
  end();
}

void HeaderBlock::date(std::string_view name, domain::Instant at) {
  using namespace std::chrono;
  constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_days day = floor<std::chrono::days>(at);
  const year_month_day date(day);
  const hh_mm_ss time(at - day);
  std::string line(name);
  line += ": ";
  line += days[weekday(day).c_encoding()];
  line += ", ";
  append_padded(line, static_cast<unsigned>(date.day()));
  line += ' ';
  line += months[static_cast<unsigned>(date.month()) - 1];
  line += ' ' + std::to_string(static_cast<int>(date.year())) + ' ';
  append_padded(line, static_cast<unsigned>(time.hours().count()));
  line += ':';
  append_padded(line, static_cast<unsigned>(time.minutes().count()));
  line += ':';
  append_padded(line, static_cast<unsigned>(time.seconds().count()));
  bytes_ += line + " +0000\r\n";
}

void HeaderBlock::begin(std::string_view name) {
  bytes_ += name;
  bytes_ += ':';
  column_ = name.size() + 1;
}

void HeaderBlock::word(std::string_view word) {
  if (column_ + 1 + word.size() > fold_at && bytes_.back() != ':') {
    bytes_ += "\r\n";
    column_ = 0;
  }
  bytes_ += ' ';
  bytes_ += word;
  column_ += 1 + word.size();
}

void HeaderBlock::end() {
  bytes_ += "\r\n";
  column_ = 0;
}

}  // namespace ticketd::mail
