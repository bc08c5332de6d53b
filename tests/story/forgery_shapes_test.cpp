// SPDX-License-Identifier: Apache-2.0
// Further ways to command a ticket without the right to: commands that stand where a mail program, a forward
// or a cunning structure puts them, senders that programs read differently, and judgements of hosts bent.
#include <doctest/doctest.h>

#include "story/forgery_scene.hpp"

namespace ticketd::story {
namespace {

const std::string flowed = "text/plain; charset=utf-8; format=flowed";

std::string judged(const std::string& words) {
  return mail_with(anna, "", "/close\n", {"Authentication-Results: " + words}, "Re: [#1]");
}

std::string alternative(const std::string& plain, const std::string& html) {
  return "--b\r\nContent-Type: text/plain\r\n\r\n" + plain + "\r\n--b\r\nContent-Type: text/html\r\n\r\n" +
         html + "\r\n--b--\r\n";
}

// The agent's own mail; the command in it is not the agent's words.
const std::vector<Forgery<Loot>> shapes{
    {"a forwarded mail that begins with it",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna,
                        "---------- Forwarded message ---------\nFrom: Mallory <m@elsewhere.example>\n"
                        "Date: Mon, 2 Nov 2026 at 10:00\nSubject: x\nTo: <anna@desk.example>\n\n/close\n");
     }},
    {"a mail forwarded by Apple Mail that begins with it",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna,
                        "Begin forwarded message:\n\nFrom: Mallory <m@elsewhere.example>\nSubject: x\n"
                        "Date: 2 November 2026 at 10:00:00 CET\nTo: anna@desk.example\n\n/close\n");
     }},
    {"a whole mail in place of the text",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "message/rfc822",
                        "From: anna@desk.example\r\nSubject: x\r\n\r\n/close\r\n");
     }},
    {"a digest of mails",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "multipart/digest; boundary=b",
                        "--b\r\n\r\nFrom: anna@desk.example\r\nSubject: x\r\n\r\n/close\r\n--b--\r\n");
     }},
    {"in the HTML only, beside other words in the plain text",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "multipart/alternative; boundary=b",
                        alternative("/note\r\nSee you.", "<p>/close</p>"));
     }},
    {"quoted in HTML alone",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "text/html",
                        "<div><br></div><blockquote type=\"cite\"><div>/close</div></blockquote>");
     }},
    {"in what Gmail quotes in HTML",
     [](const Loot& l) {
       return with_body(
           anna, l.of_anna, "text/html",
           "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, Mallory wrote:<br></div>"
           "<blockquote class=\"gmail_quote\">/close</blockquote></div>");
     }},
    {"in the head of HTML",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "text/html",
                        "<head><title>/close</title><style>/close</style></head><p>/note</p>");
     }},
    {"in a comment of HTML",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "text/html", "<!-- \n/close\n --><p>/note</p>");
     }},
    {"flowed and quoted",
     [](const Loot& l) { return with_body(anna, l.of_anna, flowed, "> It burns. \r\n> /close\r\n"); }},
    {"flowed and quoted twice without blanks",
     [](const Loot& l) { return with_body(anna, l.of_anna, flowed, ">>/close\r\n"); }},
    {"flowed, at the end of a line that goes on",
     [](const Loot& l) { return with_body(anna, l.of_anna, flowed, "/note \r\n/close\r\n"); }},
    {"a stuffed line of quoted text",
     [](const Loot& l) { return with_body(anna, l.of_anna, flowed, " > /close\r\n"); }},
    {"behind other words after a bare CR",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "/note Hello\r/close\n"); }},
    {"a read receipt",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "multipart/report; report-type=disposition-notification; boundary=b",
                        "--b\r\nContent-Type: text/plain\r\n\r\n/close\r\n--b\r\nContent-Type: "
                        "message/disposition-notification\r\n\r\nFinal-Recipient: rfc822; "
                        "anna@desk.example\r\nDisposition: automatic-action/MDN-sent-automatically; "
                        "displayed\r\n\r\n--b--\r\n");
     }},
    {"an out-of-office that only its subject tells",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna, "/close\n", {}, "Automatic reply: [#1] The printer is on fire");
     }},
};

// Who sends it, as programs may read it differently.
const std::vector<Forgery<Loot>> senders{
    {"the agent's address, NUL, another host",
     [](const Loot& l) {
       return mail_with(std::string("anna@desk.example\0@elsewhere.example", 37), l.of_anna);
     }},
    {"the agent's address quoted in another host's",
     [](const Loot& l) { return mail_with("\"anna@desk.example\"@elsewhere.example", l.of_anna); }},
    {"two hosts", [](const Loot& l) { return mail_with("anna@desk.example@elsewhere.example", l.of_anna); }},
    {"two addresses without a comma",
     [](const Loot& l) { return mail_with("<anna@desk.example> <mallory@elsewhere.example>", l.of_anna); }},
    {"two addresses, the agent's last",
     [](const Loot&) {
       return mail_with("<mallory@elsewhere.example> <anna@desk.example>", "", "/close\n",
                        {"Authentication-Results: mx.desk.example; dmarc=pass header.from=elsewhere.example"},
                        "Re: [#1]");
     }},
    {"a zero-width blank inside",
     [](const Loot& l) { return mail_with("anna\xE2\x80\x8B@desk.example", l.of_anna); }},
    {"full-width letters",
     [](const Loot& l) { return mail_with("\xEF\xBD\x81nna@desk.example", l.of_anna); }},
};

// Another token than the right one, or the right one in the wrong hands.
const std::vector<Forgery<Loot>> tokens{
    {"the acknowledgement's token first, an agent's of another ticket behind it",
     [](const Loot& l) {
       return mail_with(anna, l.of_customer, "/close\n", {"References: " + l.of_bo + " " + l.burnt});
     }},
    {"an agent's token of one ticket and the tag of another",
     [](const Loot& l) {
       return mail_with(bo, l.of_anna, "/close\n", {"References: " + l.of_customer}, "[#2]");
     }},
    {"the token as the mail's own Message-ID",
     [](const Loot& l) {
       return raw({.from = anna,
                   .subject = "Re: [#1]",
                   .text = "/close\n",
                   .message_id = l.of_anna,
                   .in_reply_to = l.of_anna});
     }},
    {"resent by somebody else",
     [](const Loot& l) {
       return mail_with(mallory, l.of_anna, "/close\n",
                        {"Resent-From: anna@desk.example", "Resent-Sender: anna@desk.example",
                         "Resent-To: support@desk.example", "Resent-Message-ID: " + l.of_anna});
     }},
};

const std::vector<Forgery<Loot>> judgements{
    {"two judgements, one of them good",
     [](const Loot&) {
       return judged(
           "mx.desk.example; dmarc=fail header.from=desk.example; dmarc=pass header.from=desk.example");
     }},
    {"the pass inside a quoted reason",
     [](const Loot&) {
       return judged("mx.desk.example; dmarc=none reason=\"; dmarc=pass header.from=desk.example\"");
     }},
    {"a pass for a domain that begins alike",
     [](const Loot&) { return judged("mx.desk.example; dmarc=pass header.from=desk.example.evil.example"); }},
    {"a pass for a subdomain",
     [](const Loot&) { return judged("mx.desk.example; dmarc=pass header.from=mail.desk.example"); }},
    {"a pass for the good domain and another",
     [](const Loot&) {
       return judged("mx.desk.example; dmarc=pass header.from=desk.example header.from=elsewhere.example");
     }},
    {"the chain's judgement",
     [](const Loot&) {
       return mail_with(
           anna, "", "/close\n",
           {"ARC-Authentication-Results: i=1; mx.desk.example; dmarc=pass header.from=desk.example"},
           "Re: [#1]");
     }},
    {"dmarc as part of another method",
     [](const Loot&) { return judged("mx.desk.example; x-dmarc=pass header.from=desk.example"); }},
};

}  // namespace

TEST_CASE("no shape of a mail makes somebody else's words an agent's command") {
  try_commands(shapes);
}

TEST_CASE("no way to write a sender makes it an agent") {
  try_commands(senders);
}

TEST_CASE("no token but the right one, in the right hands, commands") {
  try_commands(tokens);
}

TEST_CASE("no bent judgement of a trusted host commands") {
  try_commands(judgements);
}

}  // namespace ticketd::story
