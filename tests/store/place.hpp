// A folder of a test's own for its database; gone with the test.
#pragma once

#include <filesystem>
#include <stdlib.h>
#include <string>

#include <doctest/doctest.h>

namespace ticketd::store {

struct Place {
  Place() {
    std::string name = (std::filesystem::temp_directory_path() / "ticketd-store-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
  }
  ~Place() { std::filesystem::remove_all(folder); }
  [[nodiscard]] std::filesystem::path file() const { return folder / "ticketd.db"; }
  std::filesystem::path folder;
};

}  // namespace ticketd::store
