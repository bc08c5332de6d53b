// SPDX-License-Identifier: Apache-2.0
// What we write is what our own parser, which is nobody's kin, reads.
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "mail/compose/compose.hpp"
#include "mail/compose/encoding.hpp"
#include "mail/parse.hpp"

using namespace ticketd::mail;
using namespace std::chrono_literals;

namespace {

Draft draft_about(std::string subject) {
  Draft draft;
  draft.from = {"Acme Support", "support@acme.example"};
  draft.to = {{"Eva Berg", "eva@volvo.example"}};
  draft.subject = std::move(subject);
  draft.message_id = "1042.77.r.mac@acme.example";
  draft.date = std::chrono::sys_days{2026y / 11 / 22} + 8h + 5min + 9s;
  draft.text = "Hello.\n";
  return draft;
}

}  // namespace

TEST_CASE("Subjects and names of every kind come back as they were") {
  for (const std::string text :
       {"[#1042] Printer on fire", "[#1042] Skrivaren på våning två brinner", "=?utf-8?q?x?= y",
        "a \"quoted\" \\ b", "プリンターが燃えていますプリンターが燃えています", "Berg, Eva (Volvo) <x>",
        "å b c d e f å", "日本 ascii 日本",
        "one word: "
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "long text that has to be folded somewhere because it does not fit on one line of seventy-six "
        "characters"}) {
    CAPTURE(text);
    Draft draft = draft_about(text);
    draft.to = {{text, "eva@volvo.example"}, {"", "\"odd local\"@volvo.example"}};
    const Mail mail = parse(compose(draft));
    CHECK(mail.subject == text);
    REQUIRE(mail.to.size() == 2);
    CHECK(mail.to[0].name == text);
    CHECK(mail.to[0].address == "eva@volvo.example");
    CHECK(mail.defects.empty());
  }
}

TEST_CASE("Ids, date and text come back as they were, however the text travels") {
  for (const std::string& text : {std::string("Hello.\n"), std::string("Hälsningar, 日本\n"),
                                  "å = " + std::string(1500, 'x') + "\n.\nFrom here \n"}) {
    Draft draft = draft_about("x");
    draft.in_reply_to = "abc@volvo.example";
    draft.references = {"root@volvo.example"};
    draft.text = text;
    const Mail mail = parse(compose(draft));
    CHECK(mail.message_id == "1042.77.r.mac@acme.example");
    CHECK(mail.in_reply_to == std::vector<std::string>{"abc@volvo.example"});
    CHECK(mail.references == std::vector<std::string>{"root@volvo.example", "abc@volvo.example"});
    CHECK(mail.date == draft.date);
    CHECK(mail.text == text);
  }
}

TEST_CASE("Files come back byte for byte under their own names") {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i * 31 % 256);
  Draft draft = draft_about("x");
  draft.enclosures = {{"plain.bin", "application/octet-stream", bytes},
                      {"two words.txt", "text/plain", "x\ny"},
                      {"rapport våning två.pdf", "application/pdf", "%PDF"},
                      {std::string(45, 'a') + " å " + std::string(30, 'b') + ".txt", "text/plain", ""}};
  const std::string raw = compose(draft);
  const Mail mail = parse(raw);
  CHECK(mail.text == "Hello.\n");
  REQUIRE(mail.attachments.size() == draft.enclosures.size());
  for (std::size_t i = 0; i < draft.enclosures.size(); ++i) {
    CHECK(mail.attachments[i].name == draft.enclosures[i].name);
    CHECK(mail.attachments[i].type == draft.enclosures[i].type);
    CHECK(attachment_content(raw, i) == draft.enclosures[i].content);
  }
}

TEST_CASE("A mail that is passed on stays one, byte for byte") {
  const std::string inner = "From: a@b.example\r\nSubject: x\r\n\r\nHello.\r\n";
  Draft draft = draft_about("x");
  draft.enclosures = {{"m.eml", "message/rfc822", inner}};
  const std::string raw = compose(draft);
  REQUIRE(parse(raw).attachments.size() == 1);
  CHECK(parse(raw).attachments[0].type == "message/rfc822");
  CHECK(attachment_content(raw, 0) == inner);
}

TEST_CASE("The outline of a mail is the mail without its large files, and says where they go and how") {
  const std::string inner = "From: a@b.example\r\nSubject: x\r\n\r\n" + std::string(900, 'm') + "\r\n";
  Draft draft = draft_about("x");
  draft.text = "Hälsningar\n";
  draft.enclosures = {{"large.bin", "application/octet-stream", std::string(1000, 'l')},
                      {"small.txt", "text/plain", "small"},
                      {"m.eml", "message/rfc822", inner},
                      {"edge.bin", "application/octet-stream", std::string(500, 'e')}};
  Outline outline = ticketd::mail::outline(draft, 500);
  REQUIRE(outline.gaps.size() == 3);
  CHECK(outline.text.find("bGxsbGxs") == std::string::npos);
  CHECK(outline.text.find("c21hbGw=") != std::string::npos);
  for (auto gap = outline.gaps.rbegin(); gap != outline.gaps.rend(); ++gap) {
    const OutgoingAttachment& file = draft.enclosures[gap->enclosure];
    CHECK((gap->form == FileForm::AsIs) == (file.type == "message/rfc822"));
    std::string written(std::string_view(file.content));
    if (gap->form == FileForm::Base64) {
      written = base64_lines(file.content);
      written.resize(written.size() - 2);
    }
    outline.text.insert(gap->at, written);
  }
  CHECK(outline.text == compose(draft));
  const Mail mail = parse(outline.text);
  REQUIRE(mail.attachments.size() == 4);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(attachment_content(outline.text, i) == draft.enclosures[i].content);
}
