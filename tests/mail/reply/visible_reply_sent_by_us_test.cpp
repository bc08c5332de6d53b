// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "mail/reply/visible_reply.hpp"

using ticketd::mail::visible_reply;

namespace {

const std::vector<std::string> kSent = {
    "Hello Eva,\n\nwe have received your mail about the fan, it is ticket 1042 now.\n"
    "Work begins by Tuesday at ten.\n\nIs it solved? Answer with one word:\nYES\nor\nNO\n\nAcme Support\n"};

}  // namespace

TEST_CASE("Our own text that comes back unmarked under the answer is cut") {
  CHECK(visible_reply("Thanks, the fan is still loud.\n\n" + kSent[0], kSent) ==
        "Thanks, the fan is still loud.");
}

TEST_CASE("Our own text is recognised where its lines were broken anew") {
  CHECK(visible_reply("NO\n\nHello Eva, we have received your mail\nabout the fan, it is ticket 1042\nnow. "
                      "Work begins by\n"
                      "Tuesday at ten. Is it solved? Answer\nwith one word: YES or NO\nAcme Support\n",
                      kSent) == "NO");
  CHECK(visible_reply("NO\n\n> Hello\n\nHello Eva,\nwe have received your mail about the fan, it is ticket "
                      "1042 now. Work "
                      "begins by Tuesday at ten.",
                      kSent) == "NO");
}

TEST_CASE("Our own text is recognised around a line that the other program changed") {
  CHECK(visible_reply(
            "NO\n\nHello Eva,\n\nwe have received your mail about the fan, it is ticket 1042 now.\n----\n"
            "Work begins by Tuesday <https://acme.example/tuesday> at ten.\n\nIs it solved? Answer with one "
            "word:\nYES\nor\nNO\n\nAcme Support\n",
            kSent) == "NO");
}

TEST_CASE("A mail of nothing but our own text says nothing") {
  CHECK(visible_reply(kSent[0], kSent) == "");
  CHECK(visible_reply(
            "From: Acme <desk@acme.example>\nSent: Monday, 1 May 2017\nTo: Eva\nSubject: Fan\n\n" + kSent[0],
            kSent) == "");
  CHECK(visible_reply("On 04/19/2011 07:10 AM, Acme wrote:\n\n" + kSent[0], kSent) == "");
}

TEST_CASE("The person's words stay where they resemble ours") {
  const std::string texts[] = {
      "YES",
      "NO",
      "YES\n\nThank you, Acme Support",
      "It is ticket 1042.",
      "Hello Acme,\n\nwork begins by Tuesday, you say. Is it solved then?",
      "or\nNO",
  };
  for (const auto& text : texts) {
    CAPTURE(text);
    CHECK(visible_reply(text, kSent) == text);
  }
}

TEST_CASE("The person's words under our unmarked text stay") {
  CHECK(visible_reply(kSent[0] + "\nIt is louder than before.", kSent) == "It is louder than before.");
}

TEST_CASE("Our own texts change nothing where none of them comes back") {
  CHECK(visible_reply("It works.\n\nOn 04/19/2011 07:10 AM, Anna wrote:\n> Does it?", kSent) == "It works.");
  CHECK(visible_reply("It works.", std::vector<std::string>{"", "\n", "a b"}) == "It works.");
}

TEST_CASE("Our texts are asked for only where enough stands in a row to be of them") {
  struct Row {
    std::string text;
    bool asked;
  };
  for (const Row& row :
       {Row{"NO", false},
        Row{"NO\n\nOn Monday Anna wrote:\n> we have received your mail about the fan", false},
        Row{"/close\n\n> Is it solved? Answer with one word\n\nthanks for all of it", false},
        Row{"one two three four five six seven", false},
        Row{"one two three four\n\nfive six seven eight", true},
        Row{"NO\n\nwe have received your mail about the fan", true},
        Row{"NO\n\nOn Monday Anna wrote:\n\nwe have received your mail about the fan", true}}) {
    CAPTURE(row.text);
    bool asked = false;
    const ticketd::mail::SentTexts sent = [&] {
      asked = true;
      return kSent;
    };
    CHECK(visible_reply(row.text, sent) == visible_reply(row.text, kSent));
    CHECK(asked == row.asked);
  }
}
