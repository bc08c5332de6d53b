// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/parameters.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace ticketd::mail;

TEST_CASE("The parameter `name` is read in every form that is sent") {
  struct Row {
    std::string_view written;
    std::string_view name;
  };
  constexpr std::array rows = {
      Row{"application/pdf; name=a.pdf", "a.pdf"},
      Row{"application/pdf; name=\"a b.pdf\"; x=y", "a b.pdf"},
      Row{"application/pdf; name=a b.pdf; x=y", "a b.pdf"},
      Row{"application/pdf name=a.pdf", "a.pdf"},
      Row{"application/pdf;;; NAME = \"a.pdf\"", "a.pdf"},
      Row{"application/pdf; name=\"a \\\"b\\\".pdf\"", "a \"b\".pdf"},
      Row{"application/pdf; name*=utf-8''%E2%82%AC.pdf", "€.pdf"},
      Row{"application/pdf; name*=iso-8859-1'de'%FC.pdf", "ü.pdf"},
      Row{"application/pdf; name*0=one; name*1=two.pdf", "onetwo.pdf"},
      Row{"application/pdf; name*1*=%AC.pdf; name*0*=utf-8''%E2%82", "€.pdf"},
      Row{"application/pdf; name*=plain.pdf", "plain.pdf"},
      Row{"application/pdf; name=x.pdf; name*=utf-8''%C3%BC.pdf", "ü.pdf"},
      Row{"application/pdf; name=\"=?utf-8?q?=C3=BC?=.pdf\"", "ü.pdf"},
      Row{"application/pdf; name==?utf-8?q?=C3=BC;.pdf?=", "ü;.pdf"},
      Row{"application/pdf; name=\"never closed", "never closed"},
      Row{"application/pdf; name=first; name=second", "first"},
      Row{"application/pdf; name", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    const Parameterized read = read_parameters(row.written);
    CHECK(read.word == "application/pdf");
    CHECK(read.parameter("name") == row.name);
  }
}
