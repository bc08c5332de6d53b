// SPDX-License-Identifier: Apache-2.0
// A certificate authority and a leaf for localhost and 127.0.0.1, made once per test run by the openssl
// command in a directory of its own, which goes with the process.
#pragma once

#include <filesystem>

namespace ticketd::tests {

struct Certificates {
  std::filesystem::path ca;
  std::filesystem::path certificate;
  std::filesystem::path key;
  std::filesystem::path elsewhere;  // of the same CA, for elsewhere.test only
  std::filesystem::path elsewhere_key;
  std::filesystem::path other_ca;  // signed nothing
};

const Certificates& certificates();

}  // namespace ticketd::tests
