// SPDX-License-Identifier: Apache-2.0
// Where the files that come with the programs lie, whatever the working directory and whether the program was
// installed or runs where it was built.
#pragma once

#include <filesystem>
#include <string_view>

namespace ticketd::config {

// The folder of that name: "calendars" or "templates". Installed: ../share/ticketd/NAME as seen from the
// program. Throws PermanentError when it is in neither place.
[[nodiscard]] std::filesystem::path shipped(std::string_view name);

}  // namespace ticketd::config
