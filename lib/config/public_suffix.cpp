// SPDX-License-Identifier: Apache-2.0
#include "config/public_suffix.hpp"

#include <libpsl.h>
#include <memory>
#include <string>

namespace ticketd::config {
namespace {

bool is_suffix(std::string_view domain, int kind) {
  // The list that Debian keeps up to date, or the one that libpsl was built with, whichever is newer.
  static const std::unique_ptr<psl_ctx_t, decltype(&psl_free)> list(psl_latest(nullptr), psl_free);
  const std::string name(domain);
  return list && psl_is_public_suffix2(list.get(), name.c_str(), kind | PSL_TYPE_NO_STAR_RULE) != 0;
}

}  // namespace

bool is_registry_suffix(std::string_view domain) {
  return is_suffix(domain, PSL_TYPE_ICANN);
}

bool is_host_suffix(std::string_view domain) {
  return is_suffix(domain, PSL_TYPE_PRIVATE);
}

}  // namespace ticketd::config
