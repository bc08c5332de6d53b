// SPDX-License-Identifier: Apache-2.0
#include "domain/approval_word.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "domain/written_line.hpp"

namespace ticketd::domain {
namespace {

constexpr std::size_t longest_line = 40;

constexpr std::array<std::pair<std::string_view, ApprovalWord>, 10> words{
    {{"yes", ApprovalWord::Yes},
     {"ja", ApprovalWord::Yes},
     {"no", ApprovalWord::No},
     {"nej", ApprovalWord::No},
     {"nein", ApprovalWord::No},
     {"status", ApprovalWord::Status},
     {"history", ApprovalWord::History},
     {"historik", ApprovalWord::History},
     {"historie", ApprovalWord::History},
     {"verlauf", ApprovalWord::History}}};

constexpr std::array<std::string_view, 17> courtesies{"",
                                                      "thanks",
                                                      "thank you",
                                                      "please",
                                                      "thank you very much",
                                                      "many thanks",
                                                      "tack",
                                                      "tack så mycket",
                                                      "tack ska du ha",
                                                      "snälla",
                                                      "tak",
                                                      "mange tak",
                                                      "danke",
                                                      "vielen dank",
                                                      "danke schön",
                                                      "bitte",
                                                      "tusen tack"};

constexpr std::string_view around = " \t.,!:;*_\"'";

std::string_view without_marks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(around);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(around) - first + 1);
}

}  // namespace

std::optional<ApprovalWord> approval_word(std::string_view visible_reply) {
  std::string_view line;
  while (line.empty() && !visible_reply.empty()) line = bare(take_line(visible_reply));
  if (line.size() > longest_line) return std::nullopt;
  const std::string lower = lower_case(line);
  const std::string_view said = without_marks(lower);
  const std::size_t end = std::min(said.find_first_of(around), said.size());
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const auto& each) { return each.first == said.substr(0, end); });
  if (found == words.end()) return std::nullopt;
  const std::string_view rest = without_marks(said.substr(end));
  if (std::find(courtesies.begin(), courtesies.end(), rest) == courtesies.end()) return std::nullopt;
  return found->second;
}

}  // namespace ticketd::domain
