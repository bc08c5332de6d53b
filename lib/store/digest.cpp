// SPDX-License-Identifier: Apache-2.0
#include "store/digest.hpp"

#include <new>

#include <openssl/evp.h>

namespace ticketd::store {

Digest sha256(std::string_view bytes) {
  Digest digest{};
  auto* const out = static_cast<unsigned char*>(static_cast<void*>(digest.data()));
  if (EVP_Digest(bytes.data(), bytes.size(), out, nullptr, EVP_sha256(), nullptr) != 1)
    throw std::bad_alloc();
  return digest;
}

}  // namespace ticketd::store
