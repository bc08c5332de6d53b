#include "mail/digest.hpp"

#include <new>
#include <utility>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

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

}  // namespace

struct Sha256::State {
  State() : context(EVP_MD_CTX_new()) { begin(); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void begin() { insist(context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1); }

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
  insist(EVP_Digest(bytes.data(), bytes.size(), octets(digest), nullptr, EVP_sha256(), nullptr) == 1);
  return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
  Digest digest{};
  unsigned int length = 0;
  // The one-shot call takes a null key for "as before", hence never null here.
  const std::string_view present = key.data() == nullptr ? std::string_view("") : key;
  insist(HMAC(EVP_sha256(), present.data(), static_cast<int>(present.size()), octets(message), message.size(),
              octets(digest), &length) != nullptr);
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
