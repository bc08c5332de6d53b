// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_response.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "net/imap/imap_scanner.hpp"
#include "net/imap/uid_set.hpp"
#include "net/wire/one_line.hpp"
#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

std::optional<Condition::Kind> condition_kind(std::string_view word) {
  using Kind = Condition::Kind;
  constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds{{{"OK", Kind::Ok},
                                                                    {"NO", Kind::No},
                                                                    {"BAD", Kind::Bad},
                                                                    {"BYE", Kind::Bye},
                                                                    {"PREAUTH", Kind::PreAuth}}};
  for (const auto& [name, kind] : kinds) {
    if (text::equal_ignoring_case(word, name)) return kind;
  }
  return std::nullopt;
}

// resp-text: "[UIDVALIDITY 7] UIDs valid". Servers leave the words out, too.
Condition condition(Condition::Kind kind, std::string_view text) {
  Condition result{kind, {}, {}};
  if (text.starts_with(' ')) text.remove_prefix(1);
  if (const std::size_t close = text.find(']'); text.starts_with('[') && close != std::string_view::npos) {
    result.code = text.substr(1, close - 1);
    text.remove_prefix(close + 1);
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  result.words = one_line(text);
  return result;
}

Capabilities capabilities(ImapScanner& scanner) {
  Capabilities result;
  while (scanner.skip(' ')) {
    if (!scanner.at_end() && !scanner.at(' ')) result.words.push_back(text::upper(scanner.atom()));
  }
  return result;
}

// "* SEARCH 2 3 6", a trailing space and "(MODSEQ 9)" (RFC 7162) included.
Found search(ImapScanner& scanner, std::size_t most_uids) {
  Found found;
  while (scanner.skip(' ')) {
    if (scanner.at_end() || scanner.at(' ')) continue;
    if (scanner.at('(')) {
      scanner.skip_value();
      continue;
    }
    found.uids.push_back(scanner.number<Uid>());
    if (found.uids.size() > most_uids) {
      throw MalformedResponse("found more than " + std::to_string(most_uids) + " mails");
    }
  }
  return found;
}

// "* ESEARCH (TAG "A2") UID ALL 1:5,7" (RFC 4731). Without UID its numbers mean something else.
Response extended_search(ImapScanner& scanner, std::size_t most_uids) {
  Found found;
  bool is_uid = false;
  while (scanner.skip(' ')) {
    if (scanner.at('(')) {
      scanner.skip_value();
      continue;
    }
    const std::string_view word = scanner.atom();
    if (text::equal_ignoring_case(word, "UID")) {
      is_uid = true;
    } else if (text::equal_ignoring_case(word, "ALL")) {
      scanner.expect(' ');
      const std::string_view set = scanner.atom();
      if (!append_uids(set, most_uids, found.uids)) {
        throw MalformedResponse("found \"" + one_line(set, 60) + "\", no set of at most " +
                                std::to_string(most_uids) + " UIDs");
      }
    } else {
      scanner.expect(' ');
      scanner.skip_value();
    }
  }
  return is_uid ? Response(std::move(found)) : Response(Unasked{});
}

// "* LIST (\HasNoChildren) "/" "Archive"".
Listed list(ImapScanner& scanner) {
  Listed listed;
  scanner.expect(' ');
  scanner.expect('(');
  while (!scanner.skip(')')) {
    if (scanner.skip(' ')) continue;
    const std::string_view flag = scanner.atom();
    if (text::equal_ignoring_case(flag, "\\Noselect") || text::equal_ignoring_case(flag, "\\NonExistent")) {
      listed.is_selectable = false;
    }
  }
  scanner.expect(' ');
  static_cast<void>(scanner.nstring());
  scanner.expect(' ');
  listed.name = scanner.astring();
  return listed;
}

// "* VANISHED 300:310,405" or "* VANISHED (EARLIER) 41" (RFC 7162).
Expunged vanished(ImapScanner& scanner) {
  scanner.expect(' ');
  if (scanner.at('(')) return {};
  const auto count = count_of(scanner.atom());
  if (!count) throw MalformedResponse("sent VANISHED without a set of UIDs");
  return {*count};
}

// A word of digits, whole.
std::optional<std::uint64_t> size_if_any(ImapScanner& scanner) {
  if (scanner.at_end() || !text::is_digit(scanner.rest().front())) {
    scanner.skip_value();
    return std::nullopt;
  }
  const std::string_view digits = scanner.atom();
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return size;
}

std::optional<std::string> date_if_any(ImapScanner& scanner) {
  if (scanner.at('"') || scanner.at('{')) return scanner.nstring();
  scanner.skip_value();
  return std::nullopt;
}

void fetch_item(ImapScanner& scanner, Fetched& fetched) {
  const std::string_view name = scanner.item_name();
  scanner.expect(' ');
  if (text::equal_ignoring_case(name, "UID")) {
    fetched.uid = scanner.number<Uid>();
  } else if (text::equal_ignoring_case(name, "RFC822.SIZE")) {
    fetched.size = size_if_any(scanner);
  } else if (text::equal_ignoring_case(name, "INTERNALDATE")) {
    fetched.internal_date = date_if_any(scanner);
  } else if (text::equal_ignoring_case(name, "BODY[]") || text::equal_ignoring_case(name, "BODY[]<0>")) {
    fetched.body = scanner.nstring();
    fetched.is_nil = !fetched.body;
  } else {
    scanner.skip_value();
  }
}

Fetched fetch(std::uint32_t sequence, ImapScanner& scanner) {
  Fetched fetched;
  fetched.sequence = sequence;
  scanner.expect(' ');
  scanner.expect('(');
  while (!scanner.skip(')')) {
    if (scanner.skip(' ')) continue;
    fetch_item(scanner, fetched);
  }
  return fetched;
}

Response numbered(std::uint32_t number, ImapScanner& scanner) {
  const std::string_view word = scanner.atom();
  if (text::equal_ignoring_case(word, "FETCH")) return fetch(number, scanner);
  if (text::equal_ignoring_case(word, "EXISTS")) return Exists{number};
  if (text::equal_ignoring_case(word, "EXPUNGE")) return Expunged{1};
  return Unasked{};
}

Response untagged(ImapScanner& scanner, std::uint64_t cut, std::size_t most_uids) {
  if (!scanner.at_end() && text::is_digit(scanner.rest().front())) {
    const auto number = scanner.number<std::uint32_t>();
    scanner.expect(' ');
    Response response = numbered(number, scanner);
    if (auto* fetched = std::get_if<Fetched>(&response)) fetched->cut = cut;
    return response;
  }
  const std::string_view word = scanner.atom();
  if (const auto kind = condition_kind(word)) return condition(*kind, scanner.rest());
  if (text::equal_ignoring_case(word, "CAPABILITY")) return capabilities(scanner);
  if (text::equal_ignoring_case(word, "SEARCH")) return search(scanner, most_uids);
  if (text::equal_ignoring_case(word, "ESEARCH")) return extended_search(scanner, most_uids);
  if (text::equal_ignoring_case(word, "LIST")) return list(scanner);
  if (text::equal_ignoring_case(word, "VANISHED")) return vanished(scanner);
  return Unasked{};
}

}  // namespace

Response parse_response(RawResponse& raw, std::size_t most_uids) {
  ImapScanner scanner(raw);
  if (scanner.skip('+')) return Continuation{};
  if (raw.text.starts_with("* ")) {
    scanner.expect('*');
    scanner.expect(' ');
    return untagged(scanner, raw.cut, most_uids);
  }
  const std::size_t space = raw.text.find(' ');
  const std::string_view tag = raw.text.substr(0, space);
  const std::string_view rest =
      space == std::string_view::npos ? std::string_view() : raw.text.substr(space + 1);
  const std::string_view word = rest.substr(0, rest.find(' '));
  const auto kind = condition_kind(word);
  if (tag.empty() || !kind || *kind == Condition::Kind::Bye || *kind == Condition::Kind::PreAuth) {
    throw MalformedResponse("sent no IMAP response: \"" + one_line(raw.text, 100) + "\"");
  }
  return Tagged{std::string(tag), condition(*kind, rest.substr(word.size()))};
}

}  // namespace ticketd::net
