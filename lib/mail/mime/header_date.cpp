// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/header_date.hpp"

#include <memory>
#include <mutex>

#include <gmime/gmime.h>

namespace ticketd::mail {

namespace {

// GMime's tables are filled once; whoever comes first does it.
void ready_gmime() {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
}

struct ReleaseDateTime {
  void operator()(GDateTime* value) const { g_date_time_unref(value); }
};

}  // namespace

std::optional<domain::Instant> read_date(const std::string& value) {
  constexpr std::size_t longest = 200;
  if (value.empty() || value.size() > longest) return std::nullopt;
  ready_gmime();
  const std::unique_ptr<GDateTime, ReleaseDateTime> read(g_mime_utils_header_decode_date(value.c_str()));
  if (!read) return std::nullopt;
  const gint64 seconds = g_date_time_to_unix(read.get());
  constexpr gint64 year_10000 = 253402300800;
  if (seconds < 0 || seconds >= year_10000) return std::nullopt;
  return domain::Instant(domain::Seconds(seconds));
}

}  // namespace ticketd::mail
