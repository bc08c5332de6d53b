// SPDX-License-Identifier: Apache-2.0
// What is kept of mails with files gives back the mails, and a large file is packed once for all of them.
#include "flow/letters/enclosed.hpp"

#include <string>

#include <doctest/doctest.h>

#include "mail/parse.hpp"

namespace ticketd::flow {
namespace {

// Not of one byte, so that a wrong place shows.
std::string file(std::size_t size, unsigned step) {
  std::string bytes;
  for (unsigned i = 0; bytes.size() < size; ++i) bytes += static_cast<char>(i * step % 251);
  return bytes;
}

mail::Draft draft_of(const std::vector<EnclosedFile>& files) {
  mail::Draft draft;
  draft.from = {"Acme Support", "support@acme.example"};
  draft.to = {{"Eva Berg", "eva@volvo.example"}};
  draft.message_id = "1042.77.r.mac@acme.example";
  draft.text = "Hello.\n";
  draft.enclosures.assign(files.begin(), files.end());
  return draft;
}

const std::string sent_to_other_queue =
    "From: a@b.example\r\nSubject: x\r\n\r\n" + std::string(900, 'm') + "\r\n";

std::string large_mail() {
  std::string all;
  while (all.size() < 2 * store::large_file) all += sent_to_other_queue;
  return all;
}

}  // namespace

TEST_CASE("what is kept of a mail to send is the mail that is composed, with its large files apart") {
  const std::vector<EnclosedFile> files{
      enclosed_file("a.bin", "application/octet-stream", file(50'000, 7)),
      enclosed_file("small.txt", "text/plain", "small"),
      enclosed_file("m.eml", "message/rfc822", large_mail()),
      enclosed_file("edge.bin", "application/octet-stream", file(store::large_file, 3)),
      enclosed_file("below.bin", "application/octet-stream", file(store::large_file - 1, 5)),
  };
  const auto draft = draft_of(files);
  const auto packed = pack_draft(draft, files);
  CHECK(packed.files.size() == 3);
  CHECK(store::unpack(packed) == mail::compose(draft));
  CHECK(packed.size == mail::compose(draft).size());
  const auto without = draft_of({});
  CHECK(store::unpack(pack_draft(without, {})) == mail::compose(without));
}

TEST_CASE("a file that goes on is not packed again") {
  const auto sent = draft_of({enclosed_file("a.bin", "application/octet-stream", file(50'000, 7)),
                              enclosed_file("b.txt", "text/plain", "small")});
  const std::string raw = mail::compose(sent);
  const auto mail = mail::parse(raw);
  const auto came = pack_with_files(mail, raw);
  REQUIRE(came.files.size() == 1);
  const auto enclosed = enclose(mail, came);
  REQUIRE(enclosed.files.size() == 2);
  CHECK(enclosed.files[0].packed == came.files[0].file);
  CHECK(enclosed.files[0].content == file(50'000, 7));
  CHECK(enclosed.files[1].packed == nullptr);
  CHECK(enclosed.files[1].content == "small");
  const auto goes = pack_draft(draft_of(enclosed.files), enclosed.files);
  REQUIRE(goes.files.size() == 1);
  CHECK(goes.files[0].file == came.files[0].file);
}

TEST_CASE("a file that came is known by the digest of its bytes, however it was written") {
  const std::string bytes = file(50'000, 7);
  const auto headers = [](const char* encoding) {
    return "Content-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: " +
           std::string(encoding) + "\r\n\r\n";
  };
  std::string odd;  // lines of two lengths: kept as they are written
  std::string even;
  store::write_file(even, bytes, {76, store::LineEnd::CrLf});
  odd = even.substr(0, 40) + "\r\n" + even.substr(40);
  for (const std::string& raw : {headers("base64") + even, headers("base64") + "\r\n" + even + "\r\n\r\n",
                                 headers("base64") + odd, headers("binary") + bytes}) {
    const auto came = pack_with_files(mail::parse(raw), raw);
    REQUIRE(came.files.size() == 1);
    CHECK(came.files[0].file->sha256 == store::sha256(store::unpack(*came.files[0].file)));
    CHECK(store::unpack(came) == raw);
  }
}

TEST_CASE("a file of a mail that was kept whole, as earlier versions did, goes on as well") {
  const std::string raw =
      mail::compose(draft_of({enclosed_file("a.bin", "application/octet-stream", file(50'000, 7))}));
  const auto mail = mail::parse(raw);
  const auto enclosed = enclose(mail, store::pack(raw));
  REQUIRE(enclosed.files.size() == 1);
  CHECK(enclosed.files[0].content == file(50'000, 7));
  CHECK(enclosed.files[0].packed->sha256 == mail.attachments[0].sha256);
}

}  // namespace ticketd::flow
