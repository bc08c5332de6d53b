// SPDX-License-Identifier: Apache-2.0
// A directory that only we can read (0700), gone with all it holds when its owner is. Its lock ends with the
// process that made it, so one that a killed process left behind can be told from one in use, also by a
// process that sees no other's number.
#pragma once

#include <filesystem>
#include <string_view>

namespace ticketd::net {

class PrivateDirectory {
 public:
  // Under `parent`; where that is empty under /dev/shm, so that neither a password nor the wait for it
  // reaches a disk, or else the system's temporary directory. Throws TemporaryError.
  explicit PrivateDirectory(const std::filesystem::path& parent);
  ~PrivateDirectory();
  PrivateDirectory(const PrivateDirectory&) = delete;
  PrivateDirectory& operator=(const PrivateDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // A new file that only we can read. Throws TemporaryError.
  void write(std::string_view name, std::string_view content) const;
  void remove(std::string_view name) const;

 private:
  std::filesystem::path path_;
  int lock_ = -1;
};

// What processes of ours that were killed have left under `parent`, as above. What can't be removed stays.
void remove_leftovers(const std::filesystem::path& parent);

}  // namespace ticketd::net
