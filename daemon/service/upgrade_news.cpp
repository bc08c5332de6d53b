// SPDX-License-Identifier: Apache-2.0
#include "service/upgrade_news.hpp"

#include <cstddef>
#include <cstdint>

namespace ticketd::service {
namespace {

constexpr std::int64_t megabyte = 1'000'000;

std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace

std::string words_of(const store::UpgradeProgress& progress) {
  auto words = "bringing the database up from schema " + std::to_string(progress.from_schema) + " to " +
               std::to_string(progress.to_schema);
  if (progress.of > 0) words += ": " + grouped(progress.done) + " of " + grouped(progress.of) + " events";
  return words;
}

std::string words_of(const store::CopyProgress& progress) {
  return "copying the database before it is brought up from schema " + std::to_string(progress.schema) +
         ": " + grouped(progress.done / megabyte) + " of " + grouped(progress.of / megabyte) + " MB";
}

bool AtMostEach::lets_through(Clock::time_point now) {
  if (last_ && now - *last_ < span_) return false;
  last_ = now;
  return true;
}

}  // namespace ticketd::service
