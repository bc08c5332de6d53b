// SPDX-License-Identifier: Apache-2.0
// Bodies as mail programs get them wrong: charsets, transfer encodings, flowed lines.
// What is expected was written by hand.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "mail/parse.hpp"

using namespace ticketd::mail;

namespace {

struct BodyRow {
  std::string_view fields;
  std::string_view body;
  std::string_view text;
};

const BodyRow bodies[] = {
    {"Content-Type: text/plain; charset=us-ascii", "f\303\266r \303\245\303\244\303\266\n", "för åäö\n"},
    {"Content-Type: text/plain; charset=iso-8859-1", "f\303\266r \303\245\303\244\303\266\n", "för åäö\n"},
    {"Content-Type: text/plain; charset=utf-8", "f\366r \345\344\366\n", "för åäö\n"},
    {"Content-Type: text/plain; charset=iso-8859-1", "\200 5 \223q\224\n", "€ 5 “q”\n"},
    {"Content-Type: text/plain; charset=iso-2022-jp", "\033$B$3$s$K$A$O\033(B\n", "こんにちは\n"},
    {"Content-Type: text/plain", "\033$B$3$s$K$A$O\033(B\n", "こんにちは\n"},
    {"Content-Type: text/plain; charset=gb2312", "\351F\273\371 \304\343\272\303\n", "镕基 你好\n"},
    {"Content-Type: text/plain; charset=hz-gb-2312", "~{Dc:C~} abc\n", "你好 abc\n"},
    {"Content-Type: text/plain; charset=utf-7", "f+APY-r +T2BZfQ\n", "för 你好\n"},
    {"Content-Type: text/plain; charset=unicode-1-1-utf-7", "f+APY-r +T2BZfQ\n", "för 你好\n"},
    {"Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64",
     "//5mAPYAcgAgAGBPfVkKAA==", "för 你好\n"},
    {"Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64", "AGYA9gByAAo=", "för\n"},
    {"Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64",
     "ZgD2AHIACgA=", "för\n"},
    {"Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64",
     "aABlAGwAbABvACAAdABoAGUAcgBlAAoA", "hello there\n"},
    {"Content-Type: text/plain; charset=iso-8859-8-i", "\371\354\345\355\n", "שלום\n"},
    {"Content-Type: text/plain; charset=windows-1255", "\371\354\345\355\n", "שלום\n"},
    {"Content-Type: text/plain; charset=ks_c_5601-1987", "\214c\271\346 \276\310\263\347\n", "똠방 안녕\n"},
    {"Content-Type: text/plain; charset=shift_jis", "\207@\207\212\202\305\202\267\n", "①㈱です\n"},
    {"Content-Type: text/plain; charset=x-sjis", "\207@\207\212\202\305\202\267\n", "①㈱です\n"},
    {"Content-Type: text/plain; charset=big5", "\247A\246n\n", "你好\n"},
    {"Content-Type: text/plain; charset=koi8-u", "\320\322\311\327\246\324\n", "привіт\n"},
    {"Content-Type: text/plain; charset=windows-874", "\312\307\321\312\264\325\n", "สวัสดี\n"},
    {"Content-Type: text/plain; charset=tis-620", "\312\307\321\312\264\325\n", "สวัสดี\n"},
    {"Content-Type: text/plain; charset=\"'utf-8'\"", "\303\245\303\244\303\266\n", "åäö\n"},
    {"Content-Type: text/plain; charset=utf8mb4", "\303\245\303\244\303\266\n", "åäö\n"},
    {"Content-Type: text/plain; charset=UTF-8;;", "\303\245\303\244\303\266\n", "åäö\n"},
    {"Content-Type: text/plain; charset = utf-8", "\303\245\303\244\303\266\n", "åäö\n"},
    {"Content-Type: text/plain; charset=x-unknown", "\303\245\303\244\303\266\n", "åäö\n"},
    {"Content-Type: text/plain; charset=unknown-8bit", "\303\245\303\244\303\266\n", "åäö\n"},
    {"Content-Type: text/plain; charset=default", "\345\344\366\n", "åäö\n"},
    {"Content-Type: text/plain; charset=8bit",
     "\357\360\350\342\345\362 \354\350\360 \352\340\352 \344\345\353\340 \361\345\343\356\344\355\377\n",
     "привет мир как дела сегодня\n"},
    {"Content-Type: text/plain; charset=windows-1252http-equivcontent-type", "\345\344\366\n", "åäö\n"},
    {"Content-Type: text/plain; charset=iso-8859-15", "\244\n", "€\n"},
    {"Content-Type: text/plain; charset=cp-850", "\204\224\n", "äö\n"},
    {"Content-Type: text/plain; charset=ibm850", "\204\224\n", "äö\n"},
    {"Content-Type: text/plain; charset=macintosh", "\212\232\n", "äö\n"},
    {"Content-Type: text/plain; charset=x-mac-roman", "\212\232\n", "äö\n"},
    {"Content-Type: text/plain; charset=mac-centraleurope", "\212\n", "ä\n"},
    {"Content-Type: text/plain; charset=iso-8859-2", "\276lu\273ou\350k\375\n", "žluťoučký\n"},
    {"Content-Type: text/plain; charset=latin2", "\276lu\273ou\350k\375\n", "žluťoučký\n"},
    {"Content-Type: text/plain; charset=windows1250", "\236lu\235ou\350k\375\n", "žluťoučký\n"},
    {"Content-Type: text/plain; charset=euc-jp", "\244\263\244\363\244\313\244\301\244\317\n",
     "こんにちは\n"},
    {"Content-Type: text/html; charset=us-ascii", "<meta charset=\"utf-8\"><p>\303\245</p>", "å\n"},
    {"Content-Type: text/html",
     "<meta http-equiv=Content-Type content=\"text/html; "
     "charset=windows-1251\"><p>\357\360\350\342\345\362</p>",
     "привет\n"},
    {"Content-Type: text/plain; charset=utf-8", "\357\273\277hi\n", "hi\n"},
    {"Content-Type: text/plain; format=flowed", "a \nb\n", "a b\n"},
    {"Content-Type: text/plain; format=flowed; delsp=yes", "a \nb\n", "ab\n"},
    {"Content-Type: text/plain; format=flowed", "> a \n> b\nc\n", "> a b\nc\n"},
    {"Content-Type: text/plain; format=flowed", "-- \nEva\n", "-- \nEva\n"},
    {"Content-Type: text/plain; format=flowed", " From me\n >x\n", "From me\n>x\n"},
    {"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable", "a=20b=\nc=3D=zz=\n",
     "a bc==zz"},
    {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: Quoted-Printable", "f=c3=b6r\n",
     "för\n"},
    {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64", "aGVsbG8K\n", "hello\n"},
    {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64;", "aGVs bG8K", "hello\n"},
    {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", "aGVsbG8", "hello"},
    {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", "aGVs=bG8K", "hello\n"},
    {"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable", "a = b\n", "a = b\n"},
    {"Content-Type: text/plain\nContent-Transfer-Encoding: x-unknown", "plain\n", "plain\n"},
    {"Content-Type: text/plain\nContent-Transfer-Encoding: 8 bit", "plain\n", "plain\n"},
    {"Content-Type: text/plain charset=utf-8", "f\303\266r\n", "för\n"},
    {"Content-Type: text/markdown", "hi\n", "hi\n"},
};

}  // namespace

TEST_CASE("A body is read whatever its charset and encoding are called, and whichever they are") {
  for (const BodyRow& row : bodies) {
    CAPTURE(row.fields);
    CAPTURE(row.body);
    const Mail mail = parse("From: a@b.example\n" + std::string(row.fields) + "\n\n" + std::string(row.body));
    CHECK(mail.text == row.text);
  }
}
