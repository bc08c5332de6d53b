// SPDX-License-Identifier: Apache-2.0
// Which of a mail's two forms is its words: the table's right column was written by hand.
#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

std::string text_of_two(std::string_view plain, std::string_view html) {
  return parse(
             "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
             "Content-Type: text/plain; charset=utf-8\n\n" +
             std::string(plain) + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" + std::string(html) +
             "\n--b--\n")
      .text;
}

constexpr std::string_view html = "<p>The lift is stuck.</p>";
constexpr std::string_view words = "The lift is stuck.\n";

}  // namespace

TEST_CASE("Where the text says nothing but that there is HTML, the HTML is read") {
  constexpr std::array<std::string_view, 16> texts = {
      "",
      "  \n\t\n",
      "\u00a0\n\u00a0",
      "\u200b\u200c\u200d\ufeff",
      "\u3000\u2003\u2060\u00ad",
      "\u2800\u200e",
      "This message is in HTML format.",
      "Your mail program does not support HTML e-mail.",
      "To view the message, please use an HTML compatible viewer!",
      "This is an HTML message. Please enable HTML to see it.",
      "Ihr E-Mail-Programm kann keine HTML-Mails anzeigen.",
      "Votre logiciel n'affiche pas le HTML.",
      "Ditt e-postprogram stöder inte HTML.",
      "View this email in your browser: https://news.example/1",
      "There is no plain text version of this mail.",
      "This is a multi-part message in MIME format.",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(text_of_two(text, html) == words);
  }
}

TEST_CASE("Text of a person is read, though it speaks of HTML or is short") {
  CHECK(text_of_two("ok", "<p>ok</p>") == "ok");
  CHECK(text_of_two("My program shows no HTML.", "<p>My program\nshows no <b>HTML</b>.</p>") ==
        "My program shows no HTML.");
  CHECK(text_of_two("It fails in your browser.", "<div>It&nbsp;fails in your browser.</div>") ==
        "It fails in your browser.");
  CHECK(text_of_two("No HTML here", "<img src=cid:1>") == "No HTML here");
  CHECK(text_of_two("The lift is stuck.\nThis text is for programs that do not show HTML.",
                    "<p>See picture</p>") ==
        "The lift is stuck.\nThis text is for programs that do not show HTML.");
  CHECK(text_of_two("Can we have the HTML by Friday?", "<p>See below</p>") ==
        "Can we have the HTML by Friday?");
  CHECK(text_of_two("\u2764", html) == "\u2764");
  const std::string longer = "We mean the html form. " + std::string(500, 'x');
  CHECK(text_of_two(longer, html) == longer);
}

TEST_CASE("What stands beside the two forms is kept when the HTML is read") {
  const Mail mail = parse(
      "From: a@b.example\nContent-Type: multipart/mixed; boundary=m\n\n--m\n"
      "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nNo HTML support\n--b\nContent-Type: "
      "text/html\n\n"
      "<p>The lift is stuck.</p>\n--b--\n--m\n\nThe list's footer\n--m--\n");
  CHECK(mail.text == "The lift is stuck.\nThe list's footer");
}

TEST_CASE("HTML that is called plain text is read as HTML") {
  constexpr std::array<std::string_view, 9> texts = {
      "<!DOCTYPE html>\n<html><body><p>The lift is stuck.</p></body></html>",
      "<html><head><title>x</title></head><body>The lift is stuck.</body></html>\n",
      "<HTML>\n<BODY>The lift is stuck.</BODY>",
      "<body><p>The lift is stuck.</p></body>",
      "<div>The lift is stuck.</div>",
      "<div dir=\"ltr\">The lift <b>is</b> stuck.<br></div><br />",
      "<p>The lift is stuck.</p>",
      "<!-- made by a scanner --><p>The lift is stuck.</p>",
      "\n<table><tr><td>The lift is stuck.</td></tr></table>\n",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    const std::string read =
        parse("From: a@b.example\nContent-Type: text/plain\n\n" + std::string(text)).text;
    CHECK(read.substr(0, words.size() - 1) == words.substr(0, words.size() - 1));
  }
}

TEST_CASE("Text that shows some HTML stays as it was written") {
  constexpr std::array<std::string_view, 7> texts = {
      "Why does <p>x</p> fail?",
      "<div> is not closed in your page.",
      "<p>x</p> fails, why?",
      "<eva@b.example> wrote to me.",
      "<g> <html>",
      "<html> is missing in your page",
      "<https://b.example/p>",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(parse("From: a@b.example\n\n" + std::string(text)).text == text);
  }
}

TEST_CASE("Another form of the same words for other programs is no file, what people keep is") {
  const auto files = [](std::string_view type) {
    return parse(
               "From: a@b.example\nContent-Type: multipart/alternative; "
               "boundary=b\n\n--b\n\nhi\n--b\nContent-Type: " +
               std::string(type) + "\n\nhi\n--b--\n")
        .attachments.size();
  };
  for (const auto* type :
       {"text/x-amp-html", "text/markdown", "text/x-web-markdown", "text/vnd.somebody.card+html"})
    CHECK(files(type) == 0);
  for (const auto* type : {"text/calendar", "text/enriched", "text/csv", "text/vcard",
                           "text/x-amp-html; name=a.html", "application/pdf"})
    CHECK(files(type) == 1);
}
