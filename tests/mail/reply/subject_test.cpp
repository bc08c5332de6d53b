// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/subject.hpp"

#include <string>

#include <doctest/doctest.h>

using ticketd::mail::reply_subject_skeleton;

namespace {

struct Row {
  std::string subject;
  std::string skeleton;
};

}  // namespace

TEST_CASE("The skeleton of a subject is what was there before anybody answered or forwarded") {
  const Row rows[] = {
      {"Fan", "Fan"},
      {"Re: Fan", "Fan"},
      {"RE: re: Re: Fan", "Fan"},
      {"Re[2]: Fan", "Fan"},
      {"Re(3): Fan", "Fan"},
      {"Re^4: Fan", "Fan"},
      {"RE : Fan", "Fan"},
      {"Re:Fan", "Fan"},
      {"AW: WG: Fan", "Fan"},
      {"Antw: Fan", "Fan"},
      {"SV: VB: Fan", "Fan"},
      {"VS: Fan", "Fan"},
      {"TR: RE: Fan", "Fan"},
      {"RV: RE: Fan", "Fan"},
      {"RES: ENC: Fan", "Fan"},
      {"R: I: Fan", "Fan"},
      {"Odp: PD: Fan", "Fan"},
      {"YNT: Fan", "Fan"},
      {"Doorst: Fan", "Fan"},
      {"FW: Fwd: VL: Fan", "Fan"},
      {"İLT: Fan", "Fan"},
      {"転送: Fan", "Fan"},
      {"Пересл: Fan", "Fan"},
      {"\xCE\x91\xCE\xA0: \xCE\xA0\xCE\xA1\xCE\x98: Fan", "Fan"},
      {"Отв: Fan", "Fan"},
      {"回复：Fan", "Fan"},
      {"答复: 转发: Fan", "Fan"},
      {"[#1042] Fan", "Fan"},
      {"Re: [#1042] Re: Fan", "Fan"},
      {"Fan [#1042]", "Fan"},
      {"  Re:\tFan  is \n loud ", "Fan is loud"},
      {"", ""},
      {"Re:", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.subject);
    CHECK(reply_subject_skeleton(row.subject) == row.skeleton);
  }
}

TEST_CASE("What only resembles a prefix or a tag stays in the skeleton") {
  const std::string subjects[] = {"Report: Fan",         "Refund",  "Re",
                                  "Fan: Re: it is loud", "[#] Fan", "[#12a] Fan",
                                  "[1042] Fan",          "12: Fan", ": Fan"};
  for (const auto& subject : subjects) {
    CAPTURE(subject);
    CHECK(reply_subject_skeleton(subject) == subject);
  }
}
