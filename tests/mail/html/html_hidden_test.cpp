// SPDX-License-Identifier: Apache-2.0
// What the elements of an HTML mail hide is no text; what only might be hidden is.
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "mail/html/html_to_text.hpp"
#include "mail/html/html_visibility.hpp"

using namespace ticketd::mail;

namespace {

std::string styled(std::string_view style) {
  return html_to_text("<div style=\"" + std::string(style) + "\">secret</div><p>seen</p>");
}

}  // namespace

TEST_CASE("What the mail's own style sheet hides is no text") {
  const auto seen = [](const std::string& css, const std::string& tag) {
    return html_to_text("<style>" + css + "</style><" + tag + ">secret</" + tag.substr(0, tag.find(' ')) +
                        "><p>seen</p>");
  };
  for (const auto& row : std::vector<std::pair<std::string, std::string>>{
           {".x{display:none}", "div class=x"},
           {"div.x { color: red; display : none !important }", "div class='a x b'"},
           {"#pre{visibility:hidden}", "span id=\"pre\""},
           {"u{font-size:0}", "u"},
           {"a,.x , .y{mso-hide:all}", "div class=y"},
           {"<!-- /* c */ .x/*}*/{opacity:0} -->", "div class=x"},
           {"@import 'a';@media print{.z{display:none}}.x{display:none}", "div class=x"},
           {".x{display:block}.x{display:none}", "div class=x"}}) {
    const std::string& css = row.first;
    const std::string shown = seen(css, row.second);
    CHECK_MESSAGE(shown.find("secret") == std::string::npos, css);
    CHECK_MESSAGE(shown.find("seen") != std::string::npos, css);
  }
}

TEST_CASE("What a style sheet hides at some times, elsewhere or no more is text") {
  const auto seen = [](const std::string& css, const std::string& tag) {
    return html_to_text("<style>" + css + "</style><" + tag + ">words</div>");
  };
  for (const auto& row : std::vector<std::pair<std::string, std::string>>{
           {"@media (max-width:600px){.x{display:none}}", "div class=x"},
           {"@media screen { .x { display:none } .y { display:none } }", "div class=y"},
           {".x{display:none}.x{display:block}", "div class=x"},
           {".x{display:none}", "div class=x style='display:block'"},
           {".x{display:none}", "div class=X"},
           {".x{display:none}", "div class=xx"},
           {"p.x{display:none}", "div class=x"},
           {".x .y{display:none}", "div class=y"},
           {".x:hover{display:none}", "div class=x"},
           {".x.y{display:none}", "div class=x"},
           {"*{display:none}", "div class=x"},
           {".x{display:none", "div id=x"},
           {"display:none", "div class=x"},
           {"}}.y{display:none}", "div class=x"}}) {
    const std::string& css = row.first;
    CHECK_MESSAGE(seen(css, row.second).find("words") != std::string::npos, css);
  }
}

TEST_CASE("An element's own style hides it") {
  for (const std::string_view style : {"display:none",
                                       "DISPLAY: NONE",
                                       "display:none!important",
                                       "display:block;display:none",
                                       "color:red;display:none;",
                                       "display:/**/none",
                                       "visibility:hidden",
                                       "visibility: collapse",
                                       "mso-hide:all",
                                       "opacity:0",
                                       "opacity: 0.0",
                                       "opacity:0%",
                                       "font-size:0",
                                       "font-size:0px",
                                       "font-size: 0pt !important",
                                       "font-size:1px",
                                       "font:0/0 a",
                                       "max-height:0;overflow:hidden",
                                       "max-height:0px;max-width:0;overflow:hidden",
                                       "height:0;overflow:hidden",
                                       "position:absolute;left:-9999px",
                                       "position:absolute;top:-1000em",
                                       "position:fixed;right:-5000px",
                                       "position:absolute;clip:rect(0 0 0 0)",
                                       "text-indent:-9999px",
                                       "color:#fff;background-color:#FFFFFF",
                                       "background:white;color:rgb(255, 255, 255)",
                                       "transform:scale(0)",
                                       "background:url(data:image/png;base64,AAAA);display:none",
                                       "font-family:'a;b';display:none"}) {
    CAPTURE(style);
    CHECK(styled(style) == "seen\n");
  }
  CHECK(html_to_text("<div hidden>secret</div>seen") == "seen\n");
  CHECK(html_to_text("<div hidden=\"\">secret</div>seen") == "seen\n");
  CHECK(html_to_text("<img style='display:none' alt='pixel'>seen") == "seen\n");
  CHECK(html_to_text("<div style='display&#58;none'>secret</div>seen") == "seen\n");
}

TEST_CASE("What is only small, pale, cut off or shown again is text") {
  for (const std::string_view style : {"",
                                       "display:block",
                                       "display:none;display:block",
                                       "display:block !important;display:none",
                                       "display:inline-block",
                                       "opacity:0.5",
                                       "opacity:1",
                                       "font-size:8px",
                                       "font-size:0.8em",
                                       "font-size:80%",
                                       "line-height:0",
                                       "color:#fff",
                                       "color:white;background:black",
                                       "color:inherit;background:inherit",
                                       "background:white",
                                       "max-height:0",
                                       "overflow:hidden",
                                       "max-height:200px;overflow:hidden",
                                       "max-width:0;overflow:hidden",
                                       "left:-9999px",
                                       "position:absolute;left:10px",
                                       "position:relative;left:-5px",
                                       "text-indent:-18pt",
                                       "margin-left:-18pt",
                                       "visibility:visible",
                                       "x-display:none",
                                       "content:'display:none'",
                                       "mso-hide:none",
                                       "font-size:",
                                       "display"}) {
    CAPTURE(style);
    CHECK(styled(style) == "secret\n\nseen\n");
  }
  CHECK(html_to_text("<div class=hidden data-hidden=1 title=hidden>seen</div>") == "seen\n");
  CHECK(html_to_text("<div hidden style='display:block'>seen</div>") == "seen\n");
  CHECK(html_to_text("<td style='height:0;overflow:hidden'>seen</td>") == "seen\n");
}

TEST_CASE("What stands in a hidden element is hidden, and no more than that") {
  struct Row {
    std::string_view html;
    std::string_view text;
  };
  constexpr std::array rows = {
      Row{"<div style='display:none'>a<div>b<p>c</p></div>d</div>e", "e\n"},
      Row{"<div style='display:none'><div style='display:block;visibility:visible'>a</div></div>e", "e\n"},
      Row{"<div style='display:none'><br>a<hr><img alt=x>b</div>e", "e\n"},
      Row{"<div style='display:none'><blockquote>a</blockquote></div>e", "e\n"},
      Row{"<blockquote style='display:none'>a</blockquote>e<blockquote>f</blockquote>", "e\n\n> f\n"},
      Row{"<div style='font-size:0'>a<span style='font-size:13px'>b</span>c</div>e", "b\ne\n"},
      Row{"<div style='visibility:hidden'>a<b style='visibility:visible'>b</b>c</div>e", "b\ne\n"},
      Row{"<div style='color:#fff;background:#fff'>a<b style='color:#000'>b</b></div>e", "b\ne\n"},
      // Not closed: the element around it, or the next of its kind, ends it.
      Row{"<div><span style='display:none'>a</div>e", "e\n"},
      Row{"<p style='display:none'>a<p>e", "e\n"},
      Row{"<p style='display:none'>a<b>b<div>e</div>", "e\n"},
      Row{"<ul><li style='display:none'>a<li>e</ul>", "- e\n"},
      Row{"<table><tr><td style='display:none'>a<td>e<tr><td>f</table>", "e\nf\n"},
      Row{"<table><tr style='display:none'><td>a</td><tr><td>e</table>", "e\n"},
      // Ends that end nothing.
      Row{"<div style='display:none'>a</span></b></p>b</div>e", "e\n"},
      Row{"<p>x<div style='display:none'>a</p>b</div>e", "x\ne\n"},
      Row{"</div></div>e", "e\n"},
      Row{"<br style='display:none'>e", "e\n"},
      Row{"<a href='https://x.example/'><span style='display:none'>a</span>e</a>",
          "e <https://x.example/>\n"},
      Row{"<a href='https://x.example/' style='display:none'>a</a>e", "e\n"},
      Row{"<div style='display:none'>/close</div><p>Thanks</p>", "Thanks\n"},
      Row{"<span style='display:none", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(html_to_text(row.html) == row.text);
  }
}

TEST_CASE("The joiners that fill a preview are nothing, those within a word stay") {
  CHECK(html_to_text("&#847;&zwnj;&nbsp;&#847; &#8203;&shy; <p>seen</p>") == "seen\n");
  CHECK(html_to_text("<p>می&zwnj;خواهم</p>") == "می\xE2\x80\x8Cخواهم\n");
  CHECK(html_to_text("a&nbsp;b") ==
        "a\xC2\xA0"
        "b\n");
}

TEST_CASE("Open elements cost linear time and little room whatever is nested") {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<p><div style='display:none'><b>";
  for (int i = 0; i < 100'000; ++i) html += "</i></p>";
  CHECK(html_to_text(html + "x").empty());
  html.clear();
  for (int i = 0; i < 100'000; ++i) html += "<x" + std::to_string(i) + " hidden>";
  for (int i = 0; i < 100'000; ++i) html += "<center></center>";
  CHECK(html_to_text(html + "x").empty());
}
