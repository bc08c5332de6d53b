// SPDX-License-Identifier: Apache-2.0
#include "desk_mails.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <string_view>

namespace ticketd::bench {
namespace {

using namespace std::string_literals;

constexpr std::array<std::string_view, 48> words = {
    "account", "access",  "address", "after",   "again",  "alert",    "answer",  "attached",
    "backup",  "before",  "billing", "browser", "button", "cable",    "cannot",  "change",
    "client",  "cloud",   "copy",    "data",    "date",   "display",  "door",    "driver",
    "error",   "expired", "fails",   "folder",  "from",   "gateway",  "invoice", "keyboard",
    "license", "machine", "monday",  "morning", "on",     "password", "please",  "printer",
    "restart", "screen",  "server",  "still",   "time",   "today",    "update",  "wrong"};
constexpr std::array<std::string_view, 6> accented = {"für",  "Drucker öffnen", "Störung",
                                                      "Büro", "naïve",          "Straße"};

struct Body {
  std::string headers;
  std::string content;
};

class DeskMails {
 public:
  std::string mail(std::size_t number) {
    const std::size_t kind = number % 20;
    if (kind < 12) return new_one(number);
    if (kind < 17) return reply(number);
    return kind < 19 ? with_file(number) : automatic(number);
  }

 private:
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

  std::string text(std::size_t bytes, bool with_accents) {
    std::string out;
    std::size_t line = 0;
    while (out.size() < bytes) {
      const auto word =
          with_accents && below(25) == 0 ? accented[below(accented.size())] : words[below(words.size())];
      out += word;
      line += word.size() + 1;
      const bool ends = line > 72;
      out += ends ? (below(5) == 0 ? ".\n\n" : "\n") : " ";
      if (ends) line = 0;
    }
    return out + '\n';
  }

  static std::string quoted_printable(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80 && c != '=') {
        out += c;
        continue;
      }
      out += '=';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
    return out;
  }

  static std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
      std::uint32_t three = 0;
      for (std::size_t i = 0; i < 3; ++i)
        three = three << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
      for (std::size_t i = 0; i < 4; ++i)
        out += at + i > bytes.size() ? '=' : digits[three >> (18 - 6 * i) & 63];
      if (at % 57 == 54) out += '\n';
    }
    return out + '\n';
  }

  // The shares in which the encodings come.
  Body encoded(const std::string& text, bool with_accents) {
    const std::size_t chance = below(10);
    if (!with_accents && chance < 8) return {"Content-Type: text/plain; charset=us-ascii\n", text};
    const auto utf8 = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "s;
    if (chance < 5) return {utf8 + "8bit\n", text};
    return chance < 9 ? Body{utf8 + "quoted-printable\n", quoted_printable(text)}
                      : Body{utf8 + "base64\n", base64(text)};
  }

  std::string headers(std::size_t number, const std::string& subject) {
    const std::string n = std::to_string(number);
    const std::string host = "out.firm" + n + ".example";
    std::string out =
        "Return-Path: <eva" + n + "@firm" + n + ".example>\nDelivered-To: support@desk.example\n";
    for (const char* by : {"store.desk.example", "mx1.desk.example"})
      out += "Received: from " + host + " (" + host + " [198.51.100.7])\n\tby " + by +
             " (Postfix) with ESMTPS id 0123456789\n\tfor <support@desk.example>; Wed, 01 Jan 2025 00:00:02 "
             "-0000\n";
    return out +
           "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=firm.example; s=sel1;\n\tt=1735689600; "
           "h=from:to:subject:date:message-id:mime-version:content-type;\n\tbh=" +
           base64(host) + "\tb=" + base64(host + host) + "Date: Wed, 01 Jan 2025 00:00:00 -0000\nFrom: " +
           (number % 4 == 0 ? "=?utf-8?q?J=C3=BCrgen_M=C3=BCller?=" : "Eva Berg") + " <eva" + n + "@firm" +
           n + ".example>\nTo: Support <support@desk.example>\nMessage-ID: <" + n + ".0123456789abcdef@firm" +
           n + ".example>\nSubject: " + subject + "\nMIME-Version: 1.0\n";
  }

  std::string new_one(std::size_t number) {
    const bool with_accents = below(100) < 35;
    const Body body = encoded("Hello support,\n\n" + text(1100 + below(800), with_accents) +
                                  "Kind regards\nEva Berg\n-- \nTel. +49 30 1234567\n",
                              with_accents);
    return headers(number, "Printer on floor 3 prints blank pages") + body.headers + "\n" + body.content;
  }

  std::string reply(std::size_t number) {
    const bool with_accents = below(100) < 35;
    std::string all = text(200 + below(500), with_accents) +
                      "Regards, Eva\n\nOn Wed, 01 Jan 2025 00:00:00 -0000, Anna Adler wrote:\n> ";
    for (const char c : text(1500, with_accents)) all += c == '\n' ? "\n> "s : std::string(1, c);
    const Body body = encoded(all + "\n", with_accents);
    return headers(number, "Re: VPN drops every hour") + "In-Reply-To: <1.0123@desk.example>\nReferences: " +
           "<0.0123@desk.example>\n\t<1.0123@desk.example>\n" + body.headers + "\n" + body.content;
  }

  std::string with_file(std::size_t number) {
    const std::string written =
        "Dear team,\n\nplease see the attached file.\n\n" + text(600 + below(600), true);
    const Body body = encoded(written, true);
    std::string html = "<html><head><style>p{margin:0 0 8px 0}</style></head><body>\n<p>";
    for (const char c : written) html += c == '\n' ? "<br>\n"s : std::string(1, c);
    std::string file;
    while (file.size() < 40960) file += static_cast<char>(below(256));
    return headers(number, "=?utf-8?q?St=C3=B6rung_im_B=C3=BCro?=") +
           "Content-Type: multipart/mixed; boundary=\"cut\"\n\n--cut\nContent-Type: multipart/alternative; "
           "boundary=\"cuta\"\n\n--cuta\n" +
           body.headers + "\n" + body.content +
           "\n--cuta\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "
           "quoted-printable\n\n" +
           quoted_printable(html + "</p></body></html>\n") +
           "\n--cuta--\n\n--cut\nContent-Type: application/pdf; "
           "name=\"log.pdf\"\nContent-Disposition: attachment; filename=\"log.pdf\"\n"
           "Content-Transfer-Encoding: base64\n\n" +
           base64(file) + "\n--cut--\n";
  }

  std::string automatic(std::size_t number) {
    if (number / 20 % 2 == 0)
      return headers(number, "Automatic reply: VPN drops every hour") +
             "Auto-Submitted: auto-replied\nPrecedence: bulk\n\nI am out of the office until Monday.\n\n" +
             text(300, false);
    return headers(number, "Undelivered Mail Returned to Sender") +
           "Auto-Submitted: auto-replied\nContent-Type: multipart/report; report-type=delivery-status;\n\t"
           "boundary=\"cut\"\n\n--cut\n\nYour message could not be delivered.\n\n<gone@firm.example>: host "
           "mx.firm.example said: 550 5.1.1 User unknown\n\n--cut\nContent-Type: message/delivery-status\n\n"
           "Reporting-MTA: dns; out.firm.example\n\nFinal-Recipient: rfc822; gone@firm.example\nAction: "
           "failed\n"
           "Status: 5.1.1\n\n--cut\nContent-Type: text/rfc822-headers\n\nFrom: Support "
           "<support@desk.example>\n"
           "Subject: Re: your request\nMessage-ID: <ack.1@desk.example>\n\n--cut--\n";
  }

  std::mt19937_64 random_{1};
};

}  // namespace

std::vector<std::string> desk_mails(std::size_t count) {
  DeskMails desk;
  std::vector<std::string> mails;
  for (std::size_t number = 0; number < count; ++number) mails.push_back(desk.mail(number));
  return mails;
}

}  // namespace ticketd::bench
