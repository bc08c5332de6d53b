// SPDX-License-Identifier: Apache-2.0
#include "mail/html/html_to_text.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "mail/html/html_tokens.hpp"

using namespace ticketd::mail;

TEST_CASE("HTML keeps the shape that a reader needs") {
  struct Row {
    std::string_view html;
    std::string_view text;
  };
  constexpr std::array rows = {
      Row{"<p>one</p><p>two</p>", "one\n\ntwo\n"},
      Row{"a<br>b<br><br>c", "a\nb\n\nc\n"},
      Row{"<div>a</div><div>b</div>", "a\nb\n"},
      Row{"a  \n b&nbsp;&amp;&euro;&#228;&#x2713;&unknown;", "a b\xC2\xA0&€ä✓&unknown;\n"},
      Row{"<ul><li>a</li><li>b</li></ul>", "- a\n- b\n"},
      Row{"<ol><li>a<li>b</ol>", "1. a\n2. b\n"},
      Row{"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"},
      Row{"<blockquote>a<br>b</blockquote>c", "> a\n> b\n\nc\n"},
      Row{"<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n>> b\n"},
      Row{"see <a href=\"https://x.example/y\">this</a>", "see this <https://x.example/y>\n"},
      Row{"<a href='https://x.example/'>x.example</a>", "x.example\n"},
      Row{"<a href='javascript:alert(1)'>x</a>", "x\n"},
      Row{"<pre>a\n  b</pre>", "a\n  b\n"},
      Row{"<img src=http://x.example/p.gif alt=logo>", "[logo]\n"},
      Row{"<style>p{}</style><script>evil()</script><title>t</title>a<!-- c -->b", "ab\n"},
      Row{"<![if !x]>a<![endif]>", "a\n"},
      Row{"1 < 2 <b>x</b", "1 < 2 x\n"},
      Row{"<title>never closed", "never closed\n"},
      Row{"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(html_to_text(row.html) == row.text);
  }
}

TEST_CASE("Text from HTML is bounded") {
  std::string html;
  for (int i = 0; i < 10000; ++i) html += "<blockquote>word";
  CHECK(html_to_text(html, 1000).size() <= 1001);
}

TEST_CASE("A tag is no text however long it is, and what follows is read") {
  const std::string long_value(300'000, 'y');
  for (const std::string& tag : {"<a href=\"https://x.example/?" + long_value + "\">",
                                 "<img src=\"data:image/png;base64," + long_value + "\">",
                                 "<img alt='' src='data:image/png;base64," + long_value + "'>",
                                 "<a title=\"a > b" + long_value + "\">", "<p class=" + long_value + ">"}) {
    CAPTURE(tag.substr(0, 20));
    CHECK(html_to_text("<p>Hello</p>" + tag + "<p>the report is wrong.</p><b x=\"a>b\">Eva</b>") ==
          "Hello\n\nthe report is wrong.\n\nEva\n");
  }
}

TEST_CASE("A quote that never closes hides no more than its tag") {
  const std::string words(100'000, 'w');
  CHECK(html_to_text("<p>a</p><a href=\"x>b</a><p>" + words + "</p>") == "a\n\nb\n\n" + words + "\n");
}

TEST_CASE("Tags and quotes without an end cost linear time") {
  std::string html;
  for (int i = 0; i < 200'000; ++i) html += "<a b=\"";
  CHECK(html_to_text(html).size() < html.size());
  html.clear();
  for (int i = 0; i < 200'000; ++i) html += "<b style='";
  CHECK(html_to_text(html + ">x").size() < html.size());
}

TEST_CASE("A document's own charset is found in its head") {
  CHECK(html_charset("<meta charset=koi8-r>") == "koi8-r");
  CHECK(html_charset("<META http-equiv=x content=\"text/html; charset=big5\">") == "big5");
  CHECK(html_charset("<p>charset=big5</p>").empty());
}
