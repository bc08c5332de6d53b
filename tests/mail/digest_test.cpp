// SPDX-License-Identifier: Apache-2.0
#include "mail/digest.hpp"

#include <doctest/doctest.h>

using namespace ticketd::mail;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4, whole or in pieces") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 running;
  running.add("a");
  running.add("");
  running.add("bc");
  CHECK(running.finish() == sha256("abc"));
  CHECK(running.finish() == sha256(""));
}

TEST_CASE("HMAC-SHA256 gives the values of RFC 4231") {
  CHECK(hex(HmacSha256("Jefe").of("what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(hex(HmacSha256(std::string(20, '\x0b')).of("Hi There")) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(hex(HmacSha256({}).of({})) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("Bytes are the same only when length and every byte agree") {
  const Digest a = sha256("a");
  const Digest b = sha256("b");
  CHECK(same_bytes(a, a));
  CHECK_FALSE(same_bytes(a, b));
  CHECK_FALSE(same_bytes(a, std::span(a).first(16)));
  CHECK(same_bytes({}, {}));
}
