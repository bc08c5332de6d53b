// SPDX-License-Identifier: Apache-2.0
// Opaque S/MIME signatures. The encoding is written here by hand (X.690), without any signer.
#include "mail/mime/signed_data.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/compose/encoding.hpp"
#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

std::string tagged(unsigned char tag, std::string_view content) {
  std::string out(1, static_cast<char>(tag));
  if (content.size() < 0x80) {
    out += static_cast<char>(content.size());
  } else {
    out += '\x82';
    out += static_cast<char>(content.size() >> 8U);
    out += static_cast<char>(content.size() & 0xFFU);
  }
  return out.append(content);
}

constexpr unsigned char sequence = 0x30;
constexpr unsigned char set = 0x31;
constexpr unsigned char explicit_0 = 0xA0;
constexpr std::string_view data = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
constexpr std::string_view signed_data = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";

std::string message(std::string_view octets) {
  const std::string inside = std::string("\x02\x01\x01", 3) + tagged(set, {}) +
                             tagged(sequence, std::string(data) + tagged(explicit_0, octets)) +
                             tagged(set, {});
  return tagged(sequence, std::string(signed_data) + tagged(explicit_0, tagged(sequence, inside)));
}

std::string message_with(std::string_view entity) {
  return message(tagged(0x04, entity));
}

std::string mail_with(std::string_view fields, std::string_view der) {
  return "From: a@b.example\nSubject: x\n" + std::string(fields) + "\nContent-Transfer-Encoding: base64\n\n" +
         base64_lines(der);
}

constexpr std::string_view entity = "Content-Type: text/plain; charset=utf-8\r\n\r\nThe lift is stuck.\r\n";
constexpr std::string_view opaque =
    "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m";

}  // namespace

TEST_CASE("The mail inside an opaque signature is read, and said to be unverified") {
  constexpr std::array fields = {
      opaque,
      std::string_view(
          "Content-Type: application/x-pkcs7-mime; name=smime.p7m\nContent-Disposition: attachment"),
      std::string_view(
          "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=smime.p7m"),
  };
  for (const std::string_view field : fields) {
    CAPTURE(field);
    const Mail mail = parse(mail_with(field, message_with(entity)));
    CHECK(mail.text == "The lift is stuck.\n");
    CHECK(mail.reply == "The lift is stuck.");
    CHECK(mail.attachments.empty());
    const auto& odd = mail.defects;
    CHECK(std::find(odd.begin(), odd.end(), "an S/MIME signature is not verified") != odd.end());
  }
}

TEST_CASE("Files inside an opaque signature are files, also when it came in pieces") {
  const std::string_view files =
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee.\r\n--b\r\nContent-Type: "
      "application/pdf; "
      "name=a.pdf\r\n\r\nPDF\r\n--b--\r\n";
  const std::string pieces = std::string("\x24\x80", 2) + tagged(0x04, files.substr(0, 50)) +
                             tagged(0x04, files.substr(50)) + std::string(2, '\0');
  for (const std::string& der : {message_with(files), message(pieces)}) {
    const std::string raw = mail_with(opaque, der);
    const Mail mail = parse(raw);
    CHECK(mail.text == "See.");
    REQUIRE(mail.attachments.size() == 1);
    CHECK(mail.attachments[0].name == "a.pdf");
    CHECK(attachment_content(raw, 0) == "PDF");
    CHECK(mail.attachments[0].length == 0);  // it is written in none of the mail's own parts
  }
}

TEST_CASE("What is no signed mail stays the file that it is") {
  std::string enveloped = message_with(entity);
  enveloped[enveloped.find(signed_data) + signed_data.size() - 1] = '\x03';
  const std::string whole = message_with(entity);
  for (const std::string& der : {enveloped, whole.substr(0, whole.size() / 2), std::string("text"),
                                 std::string(1, '\0'), message(tagged(0x04, {}))}) {
    CHECK_FALSE(content_of_signed_data(der));
    const Mail mail = parse(mail_with(opaque, der));
    CHECK(mail.text.empty());
    CHECK(mail.attachments.size() == 1);
  }
}

TEST_CASE("Signatures around signatures end at the depth that is allowed") {
  std::string inner = message_with(entity);
  for (int level = 0; level < 10; ++level)
    inner = message_with("Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: binary\r\n\r\n" +
                         inner);
  const std::string raw = mail_with(opaque, inner);
  CHECK(parse(raw).text == "The lift is stuck.\n");
  Limits limits;
  limits.depth = 5;
  const Mail shallow = parse(raw, limits);
  CHECK(shallow.text.empty());
  CHECK(shallow.attachments.size() == 1);
}
