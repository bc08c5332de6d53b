// SPDX-License-Identifier: Apache-2.0
// How the world fails. TemporaryError: trying again later may help (network, full disk, locked database,
// 4xx). PermanentError: it will not (a refused login, a certificate that is not trusted, a corrupt database).
// Where it is not known which, it is temporary. what() reads "where: what (the peer's words)". Outcomes that
// a caller chooses about are values, never these.
#pragma once

#include <stdexcept>

namespace ticketd::domain {

class WorldError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class TemporaryError : public WorldError {
 public:
  using WorldError::WorldError;
};

class PermanentError : public WorldError {
 public:
  using WorldError::WorldError;
};

}  // namespace ticketd::domain
