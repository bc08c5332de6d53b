// SPDX-License-Identifier: Apache-2.0
#include "domain/approval_word.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "domain/written_line.hpp"
#include "text/case.hpp"
#include "text/trim.hpp"

namespace ticketd::domain {
namespace {

constexpr std::size_t longest_approval = 40;

constexpr std::string_view around = " \t.,!:;*_\"'";

}  // namespace

std::optional<ApprovalWord> approval_word(std::string_view visible_reply, const Vocabulary& vocabulary) {
  std::string_view line;
  while (line.empty() && !visible_reply.empty()) line = bare(take_line(visible_reply));
  if (line.size() > longest_approval) return std::nullopt;
  const std::string lower = text::lower_case(line);
  const std::string_view said = text::trim(lower, around);
  const std::size_t end = std::min(said.find_first_of(around), said.size());
  const auto word = vocabulary.approval(said.substr(0, end));
  const std::string_view rest = text::trim(said.substr(end), around);
  if (!rest.empty() && !vocabulary.is_courtesy(rest)) return std::nullopt;
  return word;
}

}  // namespace ticketd::domain
