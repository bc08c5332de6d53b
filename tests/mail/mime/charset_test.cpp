// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/charset.hpp"

#include <array>

#include <doctest/doctest.h>

#include "mail/mime/clean_text.hpp"
#include "mail/mime/flowed.hpp"
#include "text/utf8.hpp"

using namespace ticketd::mail;

TEST_CASE("Text of every charset seen in life becomes UTF-8, whatever it was declared as") {
  struct Row {
    std::string_view bytes;
    std::string_view charset;
    std::string_view text;
  };
  constexpr std::array rows = {
      Row{"caf\xC3\xA9", "utf-8", "café"},
      Row{"caf\xE9 \x80", "iso-8859-1", "café €"},  // windows-1252 in truth
      Row{"caf\xE9", "us-ascii", "café"},
      Row{"caf\xC3\xA9", "us-ascii", "café"},
      Row{"caf\xE9", "", "café"},
      Row{"caf\xE9 au lait", "utf-8", "café au lait"},  // wrongly declared
      Row{"caf\xE9", "no-such-charset", "café"},
      Row{"\x1b$B$3\x1b(B", "iso-2022-jp", "こ"},
      Row{"\x1b$B$3\x1b(B", "us-ascii", "こ"},
      Row{"\xC4\xE3\xBA\xC3\x81\x30\x84\x36", "gb2312", "你好¥"},  // GB18030 in truth
      Row{"\xF9\xEC\xE5\xED", "iso-8859-8-i", "שלום"},
      Row{"~{<:Ky2;~}", "hz-gb-2312", "己所不"},
      Row{"a+AOk-", "utf-7", "aé"},
      Row{std::string_view("\0a\0\xE9", 4), "utf-16be", "aé"},
      Row{"\xCF\xF0\xE8\xE2\xE5\xF2", "windows1251", "Привет"},
      Row{"\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r", "Привет"},
      Row{"\x82\xB1", "shift_jis", "こ"},
      Row{"\xB0\xA1", "ks_c_5601-1987", "가"},
      Row{"\xA7\x41", "big5", "你"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.charset);
    CHECK(to_utf8(row.bytes, row.charset) == row.text);
  }
}

TEST_CASE("UTF-8 called by the name of a one-byte charset is UTF-8") {
  struct Row {
    std::string_view text;
    std::string_view charset;
  };
  constexpr std::array rows = {
      Row{"Zażółć gęślą jaźń", "iso-8859-2"},
      Row{"ń", "iso-8859-2"},
      Row{"5 € für Öl", "iso-8859-15"},
      Row{"Привет, мир", "windows-1251"},
      Row{"Да", "windows-1251"},
      Row{"Да", "iso-8859-1"},
      Row{"Принтер", "koi8-r"},
      Row{"Καλημέρα", "iso-8859-7"},
      Row{"שלום", "windows-1255"},
      Row{"สวัสดี", "windows-874"},
      Row{"İyi günler, ağ", "iso-8859-9"},
      Row{"labdien, lūdzu", "windows-1257"},
      Row{"Thanks 🙂", "iso-8859-1"},
      Row{"👍", "windows-1252"},
      Row{"OK ✅", "windows-1250"},
      Row{"はい", "ISO_8859-1:1987"},
      Row{"žluťoučký", "latin2"},
      Row{"Привет", "cyrillic"},
      Row{"café", "windows-1251"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.charset);
    CHECK(to_utf8(row.text, row.charset) == row.text);
  }
}

TEST_CASE("What could be UTF-8 by chance stays what it is called") {
  struct Row {
    std::string_view bytes;
    std::string_view charset;
    std::string_view text;
  };
  constexpr std::array rows = {
      Row{"CAF\xC9\xAE", "iso-8859-1", "CAFÉ®"},  Row{"\xC9\xBB", "windows-1252", "É»"},
      Row{"\xA3\xB1\xE6k", "iso-8859-2", "Łąćk"}, Row{"\xE1\xBA\xBA", "windows-874", "แบบ"},
      Row{"\xE2\xA8\xAF", "ibm866", "тип"},       Row{"\xC5\xA3", "koi8-r", "её"},
      Row{"\xC4\xE0", "windows-1251", "Да"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.charset);
    CHECK(to_utf8(row.bytes, row.charset) == row.text);
  }
}

TEST_CASE("By every name of Latin-1, and in its relatives, the signs of Windows are read") {
  for (const std::string_view name :
       {"iso-8859-1", "ISO_8859-1", "iso_8859-1:1987", "csISOLatin1", "l1", "latin1", "Latin-1", "cp819",
        "IBM819", "iso-ir-100", "ISO8859_1", "iso88591", "8859_1", "x-ansi", "iso-8859-15", "iso-8859-14",
        "latin9"}) {
    CAPTURE(name);
    CHECK(to_utf8("B\xFCro \x96 \x93so\x94 \x80", name) == "Büro – “so” €");
  }
  CHECK(to_utf8("\x9Elu\xBBou\xE8k\xFD \x84tak\x93", "iso-8859-2") == "žluťoučký „tak“");
}

TEST_CASE("What cannot be read becomes a replacement character, never invalid UTF-8") {
  for (const std::string_view bytes :
       {"\xC3\xA9\xC3\xA9 \xFF", "\xED\xA0\x80", "\xC0\x80", "\xF5\x80\x80\x80", "\xE2\x82"}) {
    for (const std::string_view charset : {"utf-8", "", "shift_jis", "iso-2022-jp", "utf-16", "gb18030"}) {
      CHECK(ticketd::text::is_utf8(to_utf8(bytes, charset)));
    }
  }
}

TEST_CASE("A file name has no path, no control and no bidi characters") {
  struct Row {
    std::string_view written;
    std::string_view safe;
  };
  constexpr std::array rows = {
      Row{"report.pdf", "report.pdf"},
      Row{"../../etc/passwd", "passwd"},
      Row{"C:\\temp\\a.txt", "a.txt"},
      Row{"..", ""},
      Row{".", ""},
      Row{"a\r\nb", "a  b"},
      Row{"a\x1b[1mb.txt", "a[1mb.txt"},
      Row{"\xE2\x80\xAE"
          "gpj.exe",
          "gpj.exe"},
  };
  for (const Row& row : rows) CHECK(clean_file_name(row.written) == row.safe);
  const std::string longest = clean_file_name(std::string(1000, 'x') + ".pdf");
  CHECK(longest.size() == 255);
  CHECK(longest.ends_with(".pdf"));
}

TEST_CASE("Flowed lines are joined within one quote depth, signatures are not") {
  CHECK(join_flowed("a \nb\n", FlowedSpace::Keep) == "a b\n");
  CHECK(join_flowed("a \nb\n", FlowedSpace::Delete) == "ab\n");
  CHECK(join_flowed("> a \n> b\nc\n", FlowedSpace::Keep) == "> a b\nc\n");
  CHECK(join_flowed("> a \nb\n", FlowedSpace::Keep) == "> a \nb\n");
  CHECK(join_flowed("a \n-- \nme\n", FlowedSpace::Keep) == "a \n-- \nme\n");
  CHECK(join_flowed(" >not a quote\n", FlowedSpace::Keep) == ">not a quote\n");
}
