// SPDX-License-Identifier: Apache-2.0
#include "mail/digest.hpp"

#include <array>
#include <memory>
#include <new>
#include <string>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace ticketd::mail {

namespace {

void insist(bool worked) {
  if (!worked) throw std::bad_alloc();  // with a built-in digest libcrypto fails for want of memory only
}

unsigned char* octets(Digest& digest) {
  return static_cast<unsigned char*>(static_cast<void*>(digest.data()));
}

const unsigned char* octets(std::string_view bytes) {
  return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
}

// Looked up once: EVP_sha256() makes the library search for an implementation at every use.
const EVP_MD* method() {
  static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> found(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                     &EVP_MD_free);
  insist(found != nullptr);
  return found.get();
}

using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

MacContext keyed_with(std::string_view key) {
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr),
                                                               &EVP_MAC_free);
  insist(hmac != nullptr);
  MacContext context(EVP_MAC_CTX_new(hmac.get()), &EVP_MAC_CTX_free);
  std::string name = "SHA256";
  const std::array parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), name.size()),
      OSSL_PARAM_construct_end()};
  // A null key would stand for the one before.
  const std::string_view present = key.data() == nullptr ? std::string_view("") : key;
  insist(context != nullptr &&
         EVP_MAC_init(context.get(), octets(present), present.size(), parameters.data()) == 1);
  return context;
}

}  // namespace

struct Sha256::State {
  State() : context(EVP_MD_CTX_new()) { begin(); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void begin() { insist(context != nullptr && EVP_DigestInit_ex(context, method(), nullptr) == 1); }

  EVP_MD_CTX* context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  insist(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
}

Digest Sha256::finish() {
  Digest digest{};
  insist(EVP_DigestFinal_ex(state_->context, octets(digest), nullptr) == 1);
  state_->begin();
  return digest;
}

Digest sha256(std::string_view bytes) {
  Digest digest{};
  insist(EVP_Digest(bytes.data(), bytes.size(), octets(digest), nullptr, method(), nullptr) == 1);
  return digest;
}

struct HmacSha256::Keyed {
  MacContext context;
};

HmacSha256::HmacSha256(std::string_view key)
    : keyed_(std::make_shared<const Keyed>(Keyed{keyed_with(key)})) {}

Digest HmacSha256::of(std::string_view message) const {
  const MacContext context(EVP_MAC_CTX_dup(keyed_->context.get()), &EVP_MAC_CTX_free);
  Digest digest{};
  std::size_t length = 0;
  insist(context != nullptr && EVP_MAC_update(context.get(), octets(message), message.size()) == 1 &&
         EVP_MAC_final(context.get(), octets(digest), &length, digest.size()) == 1);
  return digest;
}

bool same_bytes(std::span<const std::byte> a, std::span<const std::byte> b) {
  return a.size() == b.size() && (a.empty() || CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0);
}

std::string hex(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::byte one : bytes) {
    const auto value = std::to_integer<unsigned>(one);
    out += digits[value >> 4U];
    out += digits[value & 15U];
  }
  return out;
}

}  // namespace ticketd::mail
