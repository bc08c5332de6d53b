// SPDX-License-Identifier: Apache-2.0
// The configuration for programs that need less of it than the service does: ticketctl reads tickets with the
// store's path alone, and check-config looks at secrets as they will be when systemd starts the service. What
// isn't needed is neither read nor checked, so that a missing certificate or a secret of somebody else's
// keeps nobody from looking at the desk.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "config/config.hpp"

namespace ticketd::config {

// Where the database and the state are; relative paths lie beside the file. Nothing else of the file is
// looked at. Throws Invalid where the file can't be read, is no YAML or names no store.
[[nodiscard]] StorePlace store_place_of(const std::filesystem::path& file);

// As load(), but every secret is left empty and no place of one is opened: for looking, never for logging in.
[[nodiscard]] Config load_without_secrets(const std::filesystem::path& file);

// Where one secret of the file comes from.
struct SecretSource {
  enum class Kind { File, Environment, Credential };
  Kind kind = Kind::File;
  std::string name{};            // of the variable or the credential
  std::filesystem::path path{};  // of the file
  Problem place{};               // file, line and key; `what` is empty
};

// Credentials by name, with the file that holds each; an empty path: known, but not to be read here
// (encrypted).
using Credentials = std::map<std::string, std::filesystem::path, std::less<>>;

// As load(), outside the service: where systemd has set no CREDENTIALS_DIRECTORY, credentials are read from
// `credentials`, one that can't be read is left empty. `sources` becomes the
// source of every secret that was found, also when Invalid is thrown.
[[nodiscard]] Config load_outside_service(const std::filesystem::path& file, const Credentials& credentials,
                                          std::vector<SecretSource>& sources);

}  // namespace ticketd::config
