// SPDX-License-Identifier: Apache-2.0
#include "net/imap/uid_set.hpp"

#include <algorithm>
#include <charconv>

namespace ticketd::net {

namespace {

struct Range {
  Uid first = 0;
  Uid last = 0;
};

std::optional<Uid> take_uid(std::string_view& text) {
  Uid uid = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), uid);
  if (error != std::errc() || uid == 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return uid;
}

std::optional<Range> take_range(std::string_view& text) {
  const auto first = take_uid(text);
  if (!first) return std::nullopt;
  if (!text.starts_with(':')) return Range{*first, *first};
  text.remove_prefix(1);
  const auto last = take_uid(text);
  if (!last) return std::nullopt;
  return Range{std::min(*first, *last), std::max(*first, *last)};
}

// Hands each range of the set to `use` until that says no; false for that and for what is no set.
template <typename Use>
bool each_range(std::string_view set, Use use) {
  while (true) {
    const auto range = take_range(set);
    if (!range || !use(*range)) return false;
    if (set.empty()) return true;
    if (!set.starts_with(',')) return false;
    set.remove_prefix(1);
  }
}

std::string written(const Range& range) {
  std::string text = std::to_string(range.first);
  if (range.last != range.first) text.append(":").append(std::to_string(range.last));
  return text;
}

std::vector<Range> ranges_of(std::span<const Uid> uids) {
  std::vector<Uid> sorted(uids.begin(), uids.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<Range> ranges;
  for (const Uid uid : sorted) {
    if (!ranges.empty() && uid - ranges.back().last <= 1) {
      ranges.back().last = uid;
    } else {
      ranges.push_back({uid, uid});
    }
  }
  return ranges;
}

}  // namespace

std::vector<std::string> uid_sets(std::span<const Uid> uids, std::size_t longest) {
  std::vector<std::string> sets;
  for (const Range& range : ranges_of(uids)) {
    const std::string text = written(range);
    if (sets.empty() || sets.back().size() + 1 + text.size() > longest) {
      sets.push_back(text);
    } else {
      sets.back().append(",").append(text);
    }
  }
  return sets;
}

std::optional<std::uint64_t> count_of(std::string_view set) {
  std::uint64_t count = 0;
  const bool is_set = each_range(set, [&](const Range& range) {
    count += std::uint64_t{range.last} - range.first + 1;
    return true;
  });
  return is_set ? std::optional(count) : std::nullopt;
}

bool append_uids(std::string_view set, std::size_t most, std::vector<Uid>& uids) {
  return each_range(set, [&](const Range& range) {
    const std::uint64_t count = std::uint64_t{range.last} - range.first + 1;
    if (uids.size() > most || count > most - uids.size()) return false;
    for (std::uint64_t i = 0; i < count; ++i) uids.push_back(static_cast<Uid>(range.first + i));
    return true;
  });
}

}  // namespace ticketd::net
