// SPDX-License-Identifier: Apache-2.0
#include "store/compressed.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "store/mail_with_files.hpp"

namespace ticketd::store {

TEST_CASE("the size of what is packed is the mail's, and a file in it is known by its own digest") {
  const std::string file = noise(50'000);
  const MailWithFiles mail = with_file("x", file);
  const Packed packed = mail.packed();
  CHECK(packed.size == mail.raw.size());
  CHECK(unpack(packed) == mail.raw);
  REQUIRE(packed.files.size() == 1);
  CHECK(unpack(*packed.files[0].file) == file);
  CHECK(packed.files[0].file->sha256 == with_file("y", file, 64).packed().files.at(0).file->sha256);
  CHECK(packed.files[0].file->sha256 != with_file("x", noise(50'000, 2)).packed().files.at(0).file->sha256);
  CHECK(packed.bytes.size() < 100);
}

TEST_CASE("the digest of a file is its SHA-256") {
  // FIPS 180-4, of "abc"
  const auto digest = pack_file("abc")->sha256;
  CHECK(std::to_integer<int>(digest[0]) == 0xba);
  CHECK(std::to_integer<int>(digest[1]) == 0x78);
  CHECK(std::to_integer<int>(digest[31]) == 0xad);
}

TEST_CASE("a file's digest is taken from whoever has decoded it, unless that was another file") {
  MailWithFiles mail = with_file("x", noise(50'000));
  Digest given{};
  given[0] = std::byte{7};
  const auto digest_by = [&](std::size_t size) {
    mail.files[0].decoded = FileIdentity{size, given};
    return mail.packed().files.at(0).file->sha256;
  };
  CHECK(digest_by(50'000) == given);
  CHECK(digest_by(49'999) == sha256(noise(50'000)));
}

TEST_CASE("places of files that can't be are left in the mail") {
  const std::string raw = base64(noise(3'000));
  const std::size_t size = raw.size();
  for (const std::vector<Extent>& files : {std::vector<Extent>{{size + 1, 1}},
                                           {{0, size + 1}},
                                           {{1, std::string::npos}},
                                           {{10, 0}},
                                           {{100, 100}, {150, 100}},   // into each other
                                           {{200, 100}, {100, 100}}})  // not in order
    CHECK(unpack(pack(raw, files)) == raw);
}

}  // namespace ticketd::store
