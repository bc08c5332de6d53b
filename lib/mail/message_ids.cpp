// SPDX-License-Identifier: Apache-2.0
#include "mail/message_ids.hpp"

#include <algorithm>
#include <unordered_set>

#include "mail/mime/clean_text.hpp"
#include "mail/proof/token.hpp"

namespace ticketd::mail {

namespace {

class IdCollector {
 public:
  void add(std::string_view written) {
    std::string id = clean_line(written);
    std::erase_if(id, [](char c) { return c == ' ' || c == '<' || c == '>'; });
    constexpr std::size_t longest = 998;  // a header line's limit, RFC 5322 section 2.1.1
    if (id.empty() || id.size() > longest) return;
    if (seen_.insert(id).second) ids_.push_back(std::move(id));
  }

  std::vector<std::string> take() { return std::move(ids_); }
  [[nodiscard]] bool empty() const { return ids_.empty(); }

 private:
  std::unordered_set<std::string> seen_;
  std::vector<std::string> ids_;
};

// In old mails In-Reply-To is prose with an id somewhere; only a word with an @ is taken for one, or a token
// of ours that lost what followed it.
void add_bare_words(std::string_view value, IdCollector& ids) {
  while (!value.empty()) {
    const std::size_t begin = value.find_first_not_of(" \t\r\n,;");
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(value.find_first_of(" \t\r\n,;", begin), value.size());
    const std::string_view word = value.substr(begin, end - begin);
    if (word.find('@') != std::string_view::npos || parse_message_id(word)) ids.add(word);
    value.remove_prefix(end);
  }
}

}  // namespace

std::vector<std::string> read_message_ids(std::string_view value) {
  IdCollector ids;
  std::string_view rest = value;
  while (true) {
    const std::size_t open = rest.find('<');
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find_first_of("<>", open + 1);
    if (close == std::string_view::npos) {
      ids.add(rest.substr(open + 1));
      break;
    }
    if (rest[close] == '>') ids.add(rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(rest[close] == '>' ? close + 1 : close);
  }
  if (ids.empty()) add_bare_words(value, ids);
  return ids.take();
}

}  // namespace ticketd::mail
