// SPDX-License-Identifier: Apache-2.0
// SHA-256 and HMAC-SHA256 (FIPS 180-4, RFC 2104): what identifies content and what proves that a token is
// ours. Incremental, so that an attachment is hashed as it is decoded and never held.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace ticketd::mail {

using Digest = std::array<std::byte, 32>;  // SHA-256

// A running SHA-256. Movable, one thread at a time. Throws std::bad_alloc when libcrypto has no memory.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);

  // The digest of everything added since construction or the last finish; begins anew.
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] Digest sha256(std::string_view bytes);

// HMAC-SHA256 under one key, which is set up once. Copies share it; several threads may use it at once.
class HmacSha256 {
 public:
  explicit HmacSha256(std::string_view key);

  [[nodiscard]] Digest of(std::string_view message) const;

 private:
  struct Keyed;
  std::shared_ptr<const Keyed> keyed_;
};

// Takes the same time wherever the two differ first, for comparing proofs.
[[nodiscard]] bool same_bytes(std::span<const std::byte> a, std::span<const std::byte> b);

// Lower-case hexadecimal, two characters a byte.
[[nodiscard]] std::string hex(std::span<const std::byte> bytes);

}  // namespace ticketd::mail
