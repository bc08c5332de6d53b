#include "mail/forwarded.hpp"

#include "mail/reply_heads.hpp"
#include "mail/reply_lines.hpp"
#include "mail/reply_phrases.hpp"
#include "mail/subject_prefix.hpp"

namespace ticketd::mail {
namespace {

bool has_forward_prefix(std::string_view subject) {
  while (const auto prefix = subject_prefix(subject)) {
    if (prefix->forward) return true;
    subject.remove_prefix(prefix->length);
  }
  return false;
}

}  // namespace

bool looks_forwarded(std::string_view subject, std::string_view text) {
  if (has_forward_prefix(subject)) return true;
  if (text.size() > ReplyLines::kLargestText) return false;
  const ReplyLines lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    constexpr std::size_t kLongestTitle = 200;
    if (!lines.is_own(i) || lines.raw(i).size() > kLongestTitle) continue;
    if (names_forwarded_message(lines.folded(i)) && separator_end(lines, i)) return true;
  }
  return false;
}

}  // namespace ticketd::mail
