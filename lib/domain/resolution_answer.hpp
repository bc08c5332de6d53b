// SPDX-License-Identifier: Apache-2.0
// What somebody says who was told that his trouble is over: in his own words, not ours. Consent closes, so it
// is read only where nothing contradicts; thanks are no objection and no consent; whatever is not clear is a
// person's to read. This door is the resolution's alone: what costs money is signed with exactly YES
// (approval_word.hpp).
#pragma once

#include <string_view>

namespace ticketd::domain {

class Vocabulary;

enum class ResolutionAnswer {
  Consent,      // "Yes, it works now, thank you!", "No, all good"
  Objection,    // "No", "still the same", "fungerar inte"
  NoObjection,  // "OK", "Thanks!", a thumb, "will test it tomorrow": silence runs on
  Unclear       // "Works, but slow", "Yes?": for a person to read
};

// Total. Proof of who wrote it is the caller's business.
[[nodiscard]] ResolutionAnswer read_resolution_answer(std::string_view visible_reply,
                                                      const Vocabulary& vocabulary);

}  // namespace ticketd::domain
