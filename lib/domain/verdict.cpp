// SPDX-License-Identifier: Apache-2.0
#include "domain/verdict.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ticketd::domain {
namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 9> verdict_names{{
    {Verdict::Request, "request"},
    {Verdict::Reply, "reply"},
    {Verdict::AutoReply, "auto-reply"},
    {Verdict::Bounce, "bounce"},
    {Verdict::Delay, "delay"},
    {Verdict::FeedbackReport, "feedback-report"},
    {Verdict::ReadReceipt, "read-receipt"},
    {Verdict::Bulk, "bulk"},
    {Verdict::Own, "own"},
}};

}  // namespace

std::string_view name_of(Verdict verdict) {
  return std::find_if(verdict_names.begin(), verdict_names.end(),
                      [&](const auto& entry) { return entry.first == verdict; })
      ->second;
}

std::optional<Verdict> verdict_named(std::string_view name) {
  const auto found = std::find_if(verdict_names.begin(), verdict_names.end(),
                                  [&](const auto& entry) { return entry.second == name; });
  if (found == verdict_names.end()) return std::nullopt;
  return found->first;
}

}  // namespace ticketd::domain
