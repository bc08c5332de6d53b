// SPDX-License-Identifier: Apache-2.0
#include "config/shipped.hpp"

#include "domain/error.hpp"

namespace ticketd::config {
namespace {

namespace fs = std::filesystem;

// Empty where /proc is not there: then only the source tree is left.
fs::path program_folder() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

fs::path in_source_tree(std::string_view name) {
  const fs::path root = TICKETD_SOURCE_FOLDER;
  return name == "templates" ? root / name : root / "config" / name;
}

}  // namespace

fs::path shipped(std::string_view name) {
  const fs::path installed = (program_folder() / TICKETD_SHARE_FROM_PROGRAM / name).lexically_normal();
  const fs::path built = in_source_tree(name);
  std::error_code ignored;
  if (fs::is_directory(installed, ignored)) return installed;
  if (fs::is_directory(built, ignored)) return built;
  throw domain::PermanentError("shipped files: no folder " + installed.string() + " and no " +
                               built.string());
}

}  // namespace ticketd::config
