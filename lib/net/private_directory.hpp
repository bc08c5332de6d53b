// A directory that only we can read (0700), gone with all it holds when its owner is.
#pragma once

#include <filesystem>
#include <string_view>

namespace ticketd::net {

class PrivateDirectory {
 public:
  // Under `parent`, or the system's temporary directory where that is empty. Throws TemporaryError.
  explicit PrivateDirectory(const std::filesystem::path& parent);
  ~PrivateDirectory();
  PrivateDirectory(const PrivateDirectory&) = delete;
  PrivateDirectory& operator=(const PrivateDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // A new file that only we can read. Throws TemporaryError.
  void write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

}  // namespace ticketd::net
